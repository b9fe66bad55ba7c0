import Glibc
import HostSupport

/// What tests have covered, by the toolchain's `llvm-profdata` and `llvm-cov`, over any number of
/// images: one package on several machines.
public struct CoverageReport: Sendable {
  /// The folder that the files are in; an absolute path.
  public var folder: String

  /// The images that were run.
  public var images: [String]

  /// Only what is beneath this folder counts; an absolute path.
  public var sources: String

  /// Describes a report; nothing is written yet.
  public init(folder: String, images: [String], sources: String) {
    self.folder = folder
    self.images = images
    self.sources = sources
  }

  /// The merged profile.
  public var profile: String { "\(folder)/merged.profdata" }

  /// The report as JSON, as `llvm-cov export` writes it.
  public var json: String { "\(folder)/coverage.json" }

  /// The report in lcov's format.
  public var lcov: String { "\(folder)/coverage.lcov" }

  /// Merges profiles, writes the files, and returns the table for people.
  ///
  /// - Parameter profiles: What each image has counted.
  /// - Throws: `CoverageError`, `FileError`, `LaunchError`.
  public func write(_ profiles: [RawProfile]) throws -> String {
    try FileWriting.makeFolder(folder)
    let raw = profiles.indices.map { "\(folder)/\($0).profraw" }
    defer { for path in raw { unlink(path) } }
    for (path, profile) in zip(raw, profiles) { try FileWriting.replace(path, with: profile.bytes) }
    _ = try run("llvm-profdata", ["merge", "-sparse", "-o", profile] + raw)
    try FileWriting.replace(json, with: run("llvm-cov", arguments("export")))
    try FileWriting.replace(lcov, with: run("llvm-cov", arguments("export", "--format=lcov")))
    let table = try run(
      "llvm-cov",
      arguments("report", "--show-region-summary=false", "--show-branch-summary=false")
    )
    return String(decoding: table, as: UTF8.self)
  }

  private func arguments(_ command: String...) -> [String] {
    var arguments = command + ["--instr-profile", profile]
    // Fetched packages, and the code that macros make.
    let folder = sources.map { $0.isLetter || $0.isNumber || $0 == "/" ? "\($0)" : "\\\($0)" }
    arguments += ["--ignore-filename-regex", #"^\#(folder.joined())/\.build/|/@__swiftmacro_"#]
    // The first image has no option of its own.
    for image in images.dropFirst() { arguments += ["--object", image] }
    return arguments + images.prefix(1) + [sources]
  }

  private func run(_ program: String, _ arguments: [String]) throws -> [UInt8] {
    do {
      let (status, output) = try ToolProcess.run(program, arguments, keepsOutput: true)
      guard status == 0 else { throw CoverageError.failed(program, status) }
      return output
    } catch let error as MissingProgramError {
      throw CoverageError.missingProgram(error.name)
    }
  }
}
