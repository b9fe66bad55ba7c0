import Foundation

/// A package in a temporary folder, which knows nothing of this one.
package struct TemporaryPackage {
  private let temporary: TemporaryFolder

  /// The package's folder.
  package var url: URL { temporary.url }

  /// - Parameter files: The contents of its files, by their paths.
  package init(_ files: [String: String]) throws {
    temporary = try TemporaryFolder()
    for (path, text) in files { try write(text, to: path) }
  }

  /// Writes a file, and makes its folder.
  package func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }

  /// Runs its tests by `qemu-exit test`.
  package func test(_ arguments: [String]) async throws -> CommandResult {
    try await qemuExit(["test"] + SwiftSDKs.options + arguments, in: url)
  }

  /// Runs its program by `swift run`.
  package func run(on machine: String) async throws -> CommandResult {
    try await TestSupport.run(
      try Project.toolchainProgram("swift"),
      ["run"] + SwiftSDKs.options + ["--swift-sdk", machine],
      in: url
    )
  }
}
