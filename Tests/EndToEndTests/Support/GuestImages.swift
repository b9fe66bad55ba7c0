import Foundation
import QEMURunner

/// Guests that the tests build with `qemu-exit build`, each package once a machine.
actor GuestImages {
  static let shared = GuestImages()

  private var builds: [String: Task<Void, any Error>] = [:]

  /// The image of a product, built with optimisation.
  ///
  /// - Parameters:
  ///   - product: The executable product.
  ///   - package: The package's folder, relative to the checkout.
  ///   - machine: The machine's id in the catalogue.
  func image(_ product: String, of package: String, for machine: String) async throws -> URL {
    let folder = Project.root.appending(path: package)
    let key = "\(package) \(machine)"
    let build =
      builds[key]
      ?? Task {
        // Builds for one triple share a folder: SwiftPM would wait there, holding a slot.
        try await self.turn(for: "\(package) \(try self.triple(of: machine))") {
          let result = try await qemuExit(
            ["build", "--package-path", folder.path, "--machine", machine, "-c", "release"]
          )
          guard result.status == 0 else {
            throw TestError("building \(package) for \(machine): \(result.errors)")
          }
        }
      }
    builds[key] = build
    try await build.value
    let image = folder.appending(path: ".build/qemu-exit/\(machine)/\(product)")
    guard FileManager.default.fileExists(atPath: image.path) else {
      throw TestError("qemu-exit build left no \(image.path)")
    }
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
