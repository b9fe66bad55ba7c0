import Foundation
import QEMURunner

/// A tool of another language that the examples are built with, if it is installed.
package struct OtherTool: Sendable {
  /// The program.
  package var program: URL

  /// What comes before its arguments.
  package var arguments: [String] = []

  /// What of its environment is other than the tests'.
  package var environment: [String: String] = [:]

  /// Runs it in a folder, with the `qemu-exit` of the tests in `PATH`.
  package func run(_ arguments: [String], in folder: URL) async throws -> CommandResult {
    var environment = ProcessInfo.processInfo.environment
    // What whoever starts the tests tells their own builds.
    for name in ["CARGO_TARGET_DIR", "RUSTFLAGS", "MAKEFLAGS"] { environment[name] = nil }
    let path = environment["PATH"] ?? ""
    environment["PATH"] = "\(Project.tool.deletingLastPathComponent().path):\(path)"
    environment.merge(self.environment) { $1 }
    return try await TestSupport.run(
      program,
      self.arguments + arguments,
      in: folder,
      environment: environment
    )
  }

  /// `make`, with the Swift toolchain's clang.
  package static func make() throws -> OtherTool {
    OtherTool(
      program: URL(filePath: "/usr/bin/make"),
      environment: ["CC": try Project.toolchainProgram("clang").path]
    )
  }

  /// `cargo`, if there is one that can build the example.
  package static func cargo() async throws -> OtherTool? {
    guard let program = inPath("cargo"), let rustc = inPath("rustc") else { return nil }
    let version = try await TestSupport.run(rustc, ["--version"])
    guard isAtLeast((1, 88), version.text) else { return nil }
    return OtherTool(program: program)
  }

  /// Whether Rust has the libraries of a target.
  package static func rustHas(_ target: String) async throws -> Bool {
    guard let rustc = inPath("rustc") else { return false }
    let result = try await TestSupport.run(
      rustc,
      ["--print", "target-libdir", "--target", target]
    )
    let folder = result.text.trimmingCharacters(in: .newlines)
    return result.status == 0 && FileManager.default.fileExists(atPath: folder)
  }

  /// `zig`, as a program or as Python's package `ziglang`, if there is one that can build the
  /// example.
  package static func zig() async throws -> OtherTool? {
    for (name, arguments) in [("zig", []), ("python3", ["-m", "ziglang"])] {
      guard let program = inPath(name) else { continue }
      let version = try await TestSupport.run(program, arguments + ["version"])
      if version.status == 0 && isAtLeast((0, 15), version.text) {
        return OtherTool(program: program, arguments: arguments)
      }
    }
    return nil
  }

  private static func inPath(_ name: String) -> URL? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  private static func isAtLeast(_ least: (Int, Int), _ text: String) -> Bool {
    guard let match = text.firstMatch(of: /([0-9]+)\.([0-9]+)/), let major = Int(match.output.1),
      let minor = Int(match.output.2)
    else { return false }
    return (major, minor) >= least
  }
}
