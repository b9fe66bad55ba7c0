import Foundation

/// The packages of `Tests/TestingGuests`: ordinary ones, whose test targets are run on machines.
package actor TestingGuests {
  package static let shared = TestingGuests()

  /// The folder of a package.
  package static func package(_ name: String) -> URL {
    Project.root.appending(path: "Tests/TestingGuests/\(name)")
  }

  private var last: [String: Task<Void, Never>] = [:]

  /// The paths of the images of a package's tests, in the machines' order; builds them if they weren't
  /// by an earlier run of the tests.
  package nonisolated func images(
    _ name: String,
    for machines: [String]
  ) async throws -> [String] {
    let package = Self.package(name)
    let images = machines.map { machine in
      package.appending(path: ".build/qemu-exit/\(machine)/\(name)PackageTests.xctest").path
    }
    if GuestImages.areBuilt && images.allSatisfy(FileManager.default.fileExists) { return images }
    let build = try await inTurn(name) {
      try await qemuExit(
        ["build", "--build-tests", "--package-path", package.path] + SwiftSDKs.options
          + machines.flatMap { ["--machine", $0] }
      )
    }
    guard build.status == 0 else { throw TestError("building \(name): \(build.errors)") }
    return images
  }

  /// Does something that builds a package: SwiftPM would wait for another build in the folder, holding
  /// a slot.
  package func inTurn<Result: Sendable>(
    _ name: String,
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let previous = last[name]
    let work = Task {
      await previous?.value
      return try await body()
    }
    last[name] = Task { _ = try? await work.value }
    return try await work.value
  }
}
