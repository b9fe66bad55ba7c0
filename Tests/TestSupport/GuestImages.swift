import Foundation
import QEMURunner

/// Guests that the tests build with `qemu-exit build`, each program once a triple.
package actor GuestImages {
  package static let shared = GuestImages()

  private var builds: [String: Task<CommandResult, any Error>] = [:]
  private var last: [String: Task<CommandResult, any Error>] = [:]
  private var t32Builds: [String: Task<Void, any Error>] = [:]

  /// Whether an earlier run of the tests has built the guests from these sources: the variable
  /// `QEMU_EXIT_GUESTS_ARE_BUILT`, which the Makefile sets for its second QEMU.
  package static let areBuilt =
    ProcessInfo.processInfo.environment["QEMU_EXIT_GUESTS_ARE_BUILT"] == "1"

  /// The image of a product, built with optimization.
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
    let triple = try triple(of: machine)
    let key = "\(package) \(triple) \(product)"
    // One after the other in a folder: SwiftPM would wait there, holding a slot.
    let previous = last["\(package) \(triple)"]
    let build =
      builds[key]
      ?? Task {
        _ = try? await previous?.value
        // For all machines of the triple, for which it is compiled once.
        let machines = Machine.catalogue.filter { $0.triple == triple }
        return try await qemuExit(
          ["build", "--package-path", folder.path, "--product", product] + SwiftSDKs.options
            + machines.flatMap { ["--machine", $0.id] }
        )
      }
    if builds[key] == nil { last["\(package) \(triple)"] = build }
    builds[key] = build
    let result = try await build.value
    // There may be none for another one, whose memory is too small.
    guard result.text.split(separator: "\n").contains("\(image.path)") else {
      throw TestError("building \(package) for \(machine): \(result.errors)")
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
    let key = "\(package) \(machine)"
    let build =
      t32Builds[key]
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
    t32Builds[key] = build
    try await build.value
    return image
  }

  private nonisolated func triple(of machine: String) throws -> String {
    guard let entry = Machine.catalogue.first(where: { $0.id == machine }) else {
      throw TestError("no machine \(machine) in the catalogue")
    }
    return entry.triple
  }
}
