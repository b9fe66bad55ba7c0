import Foundation
import QEMURunner

/// Guests that the tests build with `qemu-exit build`, each package once a machine.
package actor GuestImages {
  package static let shared = GuestImages()

  private var builds: [String: Task<Void, any Error>] = [:]

  /// Whether an earlier run of the tests has built the guests from these sources: the variable
  /// `QEMU_EXIT_GUESTS_ARE_BUILT`, which the Makefile sets for its second QEMU.
  package static let areBuilt =
    ProcessInfo.processInfo.environment["QEMU_EXIT_GUESTS_ARE_BUILT"] == "1"

  /// The environment in which packages share a folder of scratch folders, so that what they have in
  /// common is built once.
  static func environment(sharing folder: URL) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    environment["QEMU_EXIT_SCRATCH"] = folder.path
    return environment
  }

  private static let environment = environment(
    sharing: Project.root.appending(path: "Tests/Guests/.build/qemu-exit")
  )

  /// The image of a product, built with optimisation.
  ///
  /// - Parameters:
  ///   - product: The executable product.
  ///   - package: The package's folder, relative to the checkout.
  ///   - machine: The machine's id in the catalogue.
  package func image(_ product: String, of package: String, for machine: String) async throws -> URL
  {
    let folder = Project.root.appending(path: package)
    let image = folder.appending(path: ".build/qemu-exit/\(machine)/\(product)")
    if Self.areBuilt && FileManager.default.fileExists(atPath: image.path) { return image }
    let key = "\(package) \(machine)"
    let build =
      builds[key]
      ?? Task {
        // Builds for one triple share a folder: SwiftPM would wait there, holding a slot.
        try await self.turn(for: try self.triple(of: machine)) {
          let result = try await qemuExit(
            ["build", "--package-path", folder.path, "--machine", machine, "-c", "release"],
            environment: Self.environment
          )
          guard result.status == 0 else {
            throw TestError("building \(package) for \(machine): \(result.errors)")
          }
        }
      }
    builds[key] = build
    try await build.value
    guard FileManager.default.fileExists(atPath: image.path) else {
      throw TestError("qemu-exit build left no \(image.path)")
    }
    return image
  }

  /// The image of a product for 32-bit Arm, compiled for T32: with the machine's toolset and one
  /// more option. It stays in its build folder.
  package func t32Image(
    _ product: String,
    of package: String,
    for machine: String
  ) async throws -> URL {
    let folder = Project.root.appending(path: package)
    let triple = try triple(of: machine)
    let scratch = folder.appending(path: ".build/t32-\(machine)")
    let image = scratch.appending(path: "release/\(product)")
    if Self.areBuilt && FileManager.default.fileExists(atPath: image.path) { return image }
    let key = "\(package) \(machine) T32"
    let build =
      builds[key]
      ?? Task {
        let toolset = try await qemuExit(["toolset", machine], in: folder)
        guard toolset.status == 0 else { throw TestError("\(machine): \(toolset.errors)") }
        let result = try await run(
          Project.toolchainProgram("swift"),
          [
            "build", "--package-path", folder.path, "--scratch-path", scratch.path,
            "--product", product, "-c", "release", "--triple", triple,
            "--toolset", toolset.text.trimmingCharacters(in: .newlines),
            "-Xswiftc", "-Xcc", "-Xswiftc", "-mthumb", "-Xcc", "-mthumb",
          ]
        )
        guard result.status == 0 else {
          throw TestError(
            "building \(package) for \(machine), T32: \(result.errors) \(result.text)"
          )
        }
      }
    builds[key] = build
    try await build.value
    return image
  }

  private var turns: [String: Task<Void, Never>] = [:]

  private func turn(
    for name: String,
    _ body: @escaping @Sendable () async throws -> Void
  ) async throws {
    let previous = turns[name]
    let work = Task {
      await previous?.value
      try await body()
    }
    turns[name] = Task { _ = try? await work.value }
    try await work.value
  }

  private nonisolated func triple(of machine: String) throws -> String {
    guard let entry = Machine.catalogue.first(where: { $0.id == machine }) else {
      throw TestError("no machine \(machine) in the catalogue")
    }
    return entry.triple
  }
}
