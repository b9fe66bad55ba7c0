import Testing

@testable import GuestBuilder
@testable import HostSupport

@Suite("What SwiftPM says of a package's manifest")
struct PackageManifestTests {
  /// A package with a library, a program that SwiftPM makes a product of, and one with a product of
  /// another name.
  private static func json(dependency: String = #"{"byName": ["Ring", null]}"#) -> [UInt8] {
    Array(
      """
      {
        "name": "ring",
        "dependencies": [
          {"fileSystem": [{"identity": "other", "path": "/other"}]},
          {"sourceControl": [{"identity": "far"}]}
        ],
        "products": [
          {"name": "Ring", "targets": ["Ring"], "type": {"library": ["automatic"]}},
          {"name": "soak", "targets": ["Soak"], "type": {"executable": null}}
        ],
        "targets": [
          {"name": "Ring", "type": "regular", "dependencies": []},
          {"name": "Firmware", "type": "executable", "dependencies": [\(dependency)]},
          {"name": "Soak", "type": "executable", "dependencies": [{"target": ["Ring", null]}]},
          {"name": "RingTests", "type": "test", "path": "Tests", "dependencies": []}
        ]
      }
      """.utf8
    )
  }

  @Test("programs are executable products, and executable targets without one")
  func executables() throws {
    let manifest = try PackageManifest(json: Self.json())
    #expect(manifest.executables == ["soak", "Firmware"])
    #expect(manifest.hasTests && manifest.testProduct == "ringPackageTests")
    #expect(manifest.localDependencies == ["/other"])
    #expect(
      manifest.targets.map(\.folder) == [
        "Sources/Ring", "Sources/Firmware", "Sources/Soak", "Tests",
      ]
    )
  }

  @Test("targets that depend on a guest library are told from others")
  func guestLibraries() throws {
    #expect(try !PackageManifest(json: Self.json()).dependsOnGuestLibraries)
    let product = #"{"product": ["BareMetal", "swift-qemu-exit", null, null]}"#
    #expect(try PackageManifest(json: Self.json(dependency: product)).dependsOnGuestLibraries)
    let name = #"{"byName": ["QEMUExit", null]}"#
    #expect(try PackageManifest(json: Self.json(dependency: name)).dependsOnGuestLibraries)
  }

  @Test("what is kept of it is the same")
  func kept() throws {
    let product = #"{"product": ["BareMetal", "swift-qemu-exit", null, null]}"#
    let manifest = try PackageManifest(json: Self.json(dependency: product))
    let again = try PackageManifest(json: JSON.encode(manifest))
    #expect(again.executables == manifest.executables)
    #expect(again.dependsOnGuestLibraries)
  }

  @Test("what isn't a manifest is an error", arguments: ["", "[]", "{}", #"{"products": 3}"#])
  func malformed(text: String) {
    #expect(throws: BuildError.notUnderstood("swift package dump-package")) {
      try PackageManifest(json: Array(text.utf8))
    }
  }
}
