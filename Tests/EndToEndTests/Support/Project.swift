import Foundation

/// Where the checkout and its products are.
enum Project {
  /// The checkout's root.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The command-line tool that was built with these tests.
  static let tool: URL = {
    let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    let products =
      tests?.deletingLastPathComponent()
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return products.appending(path: "qemu-exit")
  }()

  /// A program of the Swift toolchain that runs these tests.
  static func toolchainProgram(_ name: String) throws -> URL {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    for folder in path.split(separator: ":") {
      let swift = URL(filePath: String(folder)).appending(path: "swift").resolvingSymlinksInPath()
      let program = swift.deletingLastPathComponent().appending(path: name)
      if FileManager.default.isExecutableFile(atPath: swift.path),
        FileManager.default.isExecutableFile(atPath: program.path)
      {
        return program
      }
    }
    throw TestError("no \(name) beside any swift in PATH")
  }
}

/// Why a test can't go on.
struct TestError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Runs the command-line tool.
func qemuExit(
  _ arguments: [String],
  in directory: URL? = nil,
  environment: [String: String]? = nil
) async throws -> CommandResult {
  try await run(Project.tool, arguments, in: directory, environment: environment)
}
