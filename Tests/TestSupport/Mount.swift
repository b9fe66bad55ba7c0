import Foundation

/// A file system of its own for a program, where the machine lets users make such.
package struct Mount: Sendable {
  /// The arguments of `mount`, but for the folder.
  private let arguments: String

  /// A file system in memory, of a size.
  package static func memory(kibibytes: Int) -> Mount {
    Mount(arguments: "-t tmpfs -o size=\(kibibytes)k none")
  }

  /// The folder itself, which can't be written to.
  package static let readOnly = Mount(arguments: "-o bind,ro .")

  /// Runs the command-line tool in a folder with the file system in its place.
  package func qemuExit(_ arguments: [String]) async throws -> CommandResult {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    return try await inside("exec \"$0\" \"$@\"", [Project.tool.path] + arguments, folder.url)
  }

  /// Whether the machine lets users make file systems.
  package static func isPossible() async throws -> Bool {
    guard FileManager.default.isExecutableFile(atPath: unshare.path) else { return false }
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    return try await readOnly.inside("! touch file", [], folder.url).status == 0
  }

  private static let unshare = URL(filePath: "/usr/bin/unshare")

  private func inside(
    _ command: String,
    _ arguments: [String],
    _ folder: URL
  ) async throws -> CommandResult {
    // What was mounted is seen by those who enter the folder again.
    let script = "mount \(self.arguments) \"$PWD\" && cd \"$PWD\" && \(command)"
    return try await run(
      Self.unshare,
      ["--user", "--map-root-user", "--mount", "/bin/sh", "-c", script] + arguments,
      in: folder
    )
  }
}
