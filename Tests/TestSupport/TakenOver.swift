import Foundation

/// The program that plays a QEMU that has been taken over, compiled from `Tests/TakenOver`.
///
/// SwiftPM links programs in C with Swift's libraries, which a confined program can't read.
package enum TakenOver {
  /// The program.
  package static let program = Task {
    try await build(in: TemporaryFolder.untilExit().url)
  }

  private static func build(in folder: URL) async throws -> URL {
    let program = folder.appending(path: "taken-over")
    let sources = Project.root.appending(path: "Tests/TakenOver")
    let files = try FileManager.default.contentsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix(".c") }
    let compiler = try Project.toolchainProgram("clang")
    var result: CommandResult?
    // Not every system has the C library's static one.
    for linking in [["-static"], []] {
      result = try await run(
        compiler,
        linking + ["-O1", "-Wall", "-Wextra", "-Werror", "-o", program.path] + files.sorted(),
        in: sources
      )
      if result?.status == 0 { return program }
    }
    throw TestError("compiling Tests/TakenOver: \(result?.errors ?? "")")
  }
}
