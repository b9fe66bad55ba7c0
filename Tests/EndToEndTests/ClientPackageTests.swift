import Foundation
import TestSupport
import Testing

@Suite("A package outside the checkout, in one Swift file")
struct ClientPackageTests {
  /// Writes a package that depends on the checkout by path.
  ///
  /// - Parameters:
  ///   - code: The code that its guest exits with.
  ///   - products: The products that its description names; SwiftPM makes one itself if there's
  ///     none.
  ///   - traits: What it says about the checkout's traits.
  func makePackage(
    code: Int,
    products: String = "",
    traits: String = "traits: []"
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let sources = folder.url.appending(path: "Sources/Firmware")
    try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
    try Data(
      """
      // swift-tools-version: 6.2
      import PackageDescription

      let package = Package(
        name: "firmware",
        products: [\(products)],
        dependencies: [
          .package(name: "swift-qemu-exit", path: "\(Project.root.path)", \(traits))
        ],
        targets: [
          .executableTarget(
            name: "Firmware",
            dependencies: [
              .product(name: "BareMetal", package: "swift-qemu-exit"),
              .product(name: "QEMUExit", package: "swift-qemu-exit"),
            ]
          )
        ]
      )
      """.utf8
    ).write(to: folder.url.appending(path: "Package.swift"))
    try Data(
      """
      import BareMetal
      import QEMUExit

      @main
      struct Firmware {
        static func main() {
          print("firmware")
          QEMU.exit(\(code))
        }
      }
      """.utf8
    ).write(to: sources.appending(path: "Firmware.swift"))
    return folder
  }

  @Test(
    "builds by qemu-exit build and returns its code, optimised and not",
    arguments: ["release", "debug"]
  )
  func build(configuration: String) async throws {
    let package = try makePackage(code: 29)
    let build = try await qemuExit(
      ["build", "-c", configuration, "--machine", "riscv32-virt", "--machine", "i686-q35"],
      in: package.url
    )
    #expect(build.status == 0, "\(build.errors)")
    let images = build.text.split(separator: "\n")
    #expect(images.count == 2)
    for image in images {
      let result = try await qemuExit(["run", String(image)], in: package.url)
      #expect(result.status == 29, "\(image): \(result.errors)")
      #expect(result.text.contains("firmware"))
    }
  }

  @Test("builds a product that is named differently from its target")
  func namedProduct() async throws {
    let package = try makePackage(
      code: 30,
      products: ".executable(name: \"fw\", targets: [\"Firmware\"])"
    )
    let build = try await qemuExit(["build", "--machine", "armv7-virt"], in: package.url)
    #expect(build.status == 0, "\(build.errors)")
    #expect(build.text == ".build/qemu-exit/armv7-virt/fw\n")
    let result = try await qemuExit(["run", ".build/qemu-exit/armv7-virt/fw"], in: package.url)
    #expect(result.status == 30, "\(result.errors)")
  }

  @Test("a build that is told to end ends, and its compilers with it", arguments: ["INT", "TERM"])
  func cancelled(signal: String) async throws {
    let package = try makePackage(code: 0)
    let build = try await run(
      URL(filePath: "/usr/bin/timeout"),
      [
        "--preserve-status", "-s", signal, "2", Project.tool.path, "build", "--machine",
        "aarch64-virt", "--package-path", package.url.path,
      ]
    )
    #expect(build.status == (signal == "INT" ? 130 : 143), "\(build.errors)")
    // SwiftPM doesn't wait for the compiler that it reads package descriptions with.
    #expect(try await Processes.areGone(naming: package.url.path))
  }

  @Test("builds by swift build with the generated toolset")
  func toolset() async throws {
    let package = try makePackage(code: 31)
    let toolset = try await qemuExit(["toolset", "aarch64-virt"], in: package.url)
    #expect(toolset.status == 0, "\(toolset.errors)")
    let build = try await run(
      try Project.toolchainProgram("swift"),
      [
        "build", "-c", "release", "--triple", "aarch64-none-none-elf",
        "--toolset", toolset.text.trimmingCharacters(in: .newlines),
      ],
      in: package.url
    )
    #expect(build.status == 0, "\(build.text) \(build.errors)")
    let result = try await qemuExit(["run", ".build/release/Firmware"], in: package.url)
    #expect(result.status == 31, "\(result.errors)")
  }

  /// What the package manager has fetched for a package into a scratch folder, and what it has
  /// noted for the next time.
  struct Fetched: Equatable {
    var checkouts: Set<String>
    var pins: Set<String>

    init(for package: URL, scratch: String) throws {
      let manager = FileManager.default
      let scratch = package.appending(path: scratch)
      let folders = ["checkouts", "repositories", "artifacts"].flatMap { name in
        (try? manager.contentsOfDirectory(atPath: scratch.appending(path: name).path)) ?? []
      }
      // A clone's folder has a number behind the name.
      checkouts = Set(
        folders.map { $0.lowercased().replacing(/-[0-9a-f]{8}$/, with: "") }
          .filter { $0 != "extract" }
      )
      let file = package.appending(path: "Package.resolved")
      guard manager.fileExists(atPath: file.path) else {
        pins = []
        return
      }
      let list = try jsonObject(at: file)["pins"] as? [[String: Any]] ?? []
      pins = Set(list.compactMap { $0["identity"] as? String })
    }
  }

  @Test(
    "fetches what the tool needs only if it wants that",
    arguments: [
      ("traits: []", []),
      ("traits: [\"CommandLineTool\"]", ["swift-argument-parser", "yams"]),
      ("traits: [.defaults]", ["swift-argument-parser", "yams"]),
    ] as [(String, Set<String>)]
  )
  func dependencies(traits: String, others: Set<String>) async throws {
    let package = try makePackage(code: 0, traits: traits)
    let resolve = try await run(
      try Project.toolchainProgram("swift"),
      ["package", "show-dependencies", "--format", "flatlist"],
      in: package.url
    )
    #expect(resolve.status == 0, "\(resolve.errors)")
    // SwiftPM names a package at a path after its folder.
    let packages = resolve.text.split(separator: "\n").map { $0.lowercased() }
    #expect(Set(packages) == others.union([Project.root.lastPathComponent.lowercased()]))
    let fetched = try Fetched(for: package.url, scratch: ".build")
    #expect(fetched.checkouts == others)
    #expect(fetched.pins == others)
  }

  @Test("has nothing fetched and nothing else built if it only ends QEMU")
  func exitOnly() async throws {
    let package = try makePackage(code: 32)
    let build = try await qemuExit(["build", "--machine", "riscv64-virt"], in: package.url)
    #expect(build.status == 0, "\(build.errors)")
    let scratch = ".build/qemu-exit/riscv64-none-none-eabi"
    let fetched = try Fetched(for: package.url, scratch: scratch)
    #expect(fetched.checkouts.isEmpty && fetched.pins.isEmpty, "\(fetched)")
    let files = FileManager.default.enumerator(
      at: package.url.appending(path: scratch),
      includingPropertiesForKeys: nil
    )
    let modules = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "o" }
      .flatMap { $0.pathComponents.filter { $0.hasSuffix(".build") && $0 != ".build" } }
    #expect(
      Set(modules) == [
        "BareMetal.build", "CBareMetal.build", "CQEMUExit.build", "CSemihosting.build",
        "Firmware.build", "QEMUExit.build", "Semihosting.build",
      ]
    )
  }
}
