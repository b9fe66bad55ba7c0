import Foundation
import QEMURunner
import TestRunner

/// Where the checkout and its products are.
package enum Project {
  /// The checkout's root.
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The command-line tool that was built with these tests.
  package static let tool = product("qemu-exit")

  /// A program that was built with these tests.
  package static func product(_ name: String) -> URL { products.appending(path: name) }

  private static let products: URL = {
    let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    return tests?.deletingLastPathComponent()
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
  }()

  /// A program of the Swift toolchain that runs these tests.
  package static func toolchainProgram(_ name: String) throws -> URL {
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
package struct TestError: Error, CustomStringConvertible {
  package var description: String

  package init(_ description: String) {
    self.description = description
  }
}

/// Runs the command-line tool.
package func qemuExit(
  _ arguments: [String],
  in directory: URL? = nil,
  input: URL = URL(filePath: "/dev/null"),
  environment: [String: String]? = nil
) async throws -> CommandResult {
  try await run(Project.tool, arguments, in: directory, input: input, environment: environment)
}
