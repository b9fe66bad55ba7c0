import Foundation

/// The programs of `Tests/TestingGuests`, and others with on-target tests.
package actor TestingGuests {
  package static let shared = TestingGuests()

  /// The package's folder.
  package static let package = Project.root.appending(path: "Tests/TestingGuests")

  /// The environment in which packages share scratch folders, so that swift-syntax is built once.
  package static let environment = GuestImages.environment(
    sharing: package.appending(path: ".build/qemu-exit")
  )

  private var last: Task<Void, Never>?

  /// The paths of a product's images, in the machines' order; builds them if they weren't by an
  /// earlier run of the tests.
  package nonisolated func images(
    _ product: String,
    for machines: [String]
  ) async throws -> [String] {
    let images = machines.map { machine in
      Self.package.appending(path: ".build/qemu-exit/\(machine)/\(product)").path
    }
    if GuestImages.areBuilt && images.allSatisfy(FileManager.default.fileExists) { return images }
    let build = try await inTurn {
      try await qemuExit(
        [
          "build", "--build-tests", "-c", "debug", "--package-path", Self.package.path,
          "--product", product,
        ] + machines.flatMap { ["--machine", $0] },
        environment: Self.environment
      )
    }
    guard build.status == 0 else { throw TestError("building \(product): \(build.errors)") }
    return images
  }

  /// Does something that builds: SwiftPM would wait for another build in the folder, holding a
  /// slot.
  package func inTurn<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let previous = last
    let work = Task {
      await previous?.value
      return try await body()
    }
    last = Task { _ = try? await work.value }
    return try await work.value
  }
}
