import Testing

@testable import QEMURunner

@Suite("What SwiftPM says of a package")
struct PackageDescriptionTests {
  /// A package with a program, a library of helpers for tests, and two programs of tests, one by way
  /// of the library.
  static let json = """
    {
      "name": "ring",
      "products": [
        {"name": "Firmware", "targets": ["Firmware"], "type": {"executable": null}},
        {"name": "Ring", "targets": ["Ring"], "type": {"library": ["automatic"]}},
        {"name": "RingTests", "targets": ["RingTests"], "type": {"executable": null}},
        {"name": "Soak", "targets": ["SoakTests"], "type": {"executable": null}}
      ],
      "targets": [
        {"name": "Ring"},
        {"name": "Firmware", "target_dependencies": ["Ring"], "product_dependencies": ["BareMetal"]},
        {"name": "Helpers", "target_dependencies": ["Ring"], "product_dependencies": ["GuestTesting"]},
        {"name": "RingTests", "product_dependencies": ["QEMUExit", "GuestTesting"]},
        {"name": "SoakTests", "target_dependencies": ["Helpers", "Missing"]}
      ]
    }
    """

  @Test(
    "programs with on-target tests are told from others, those that reach them through a target too"
  )
  func purposes() throws {
    let description = try PackageDescription(json: Array(Self.json.utf8))
    #expect(description.executables(testing: false) == ["Firmware"])
    #expect(description.executables(testing: true) == ["RingTests", "Soak"])
  }

  @Test("what isn't a description is an error", arguments: ["", "[]", "{}", #"{"products": 3}"#])
  func malformed(text: String) {
    #expect(throws: BuildError.notUnderstood("swift package describe")) {
      try PackageDescription(json: Array(text.utf8))
    }
  }
}
