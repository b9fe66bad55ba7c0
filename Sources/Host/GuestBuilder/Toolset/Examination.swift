import HostSupport
import ObjectFile
import QEMURunner

/// What is installed of the programs that building and running guests takes.
public struct Examination: Sendable {
  /// A program that was looked for.
  public struct Finding: Codable, Sendable {
    /// The program's name.
    public var program: String
    /// Its path, if it's there.
    public var path: String?
    /// Its version, if it told.
    public var version: String?
    /// What it is for.
    public var purpose: String
  }

  /// Everything that was looked for.
  public var findings: [Finding]

  /// Looks, and asks each program that is there for its version.
  ///
  /// - Parameter installation: Where to look.
  public init(installation: Installation) {
    var findings: [Finding] = []
    for architecture in Architecture.allCases {
      let machines = Machine.catalogue.filter { $0.architecture == architecture }.map(\.id)
      findings.append(
        Self.finding(
          architecture.qemu,
          at: installation.path(of: architecture.qemu),
          for: machines.joined(separator: ", ")
        )
      )
    }
    for (program, purpose) in Self.tools {
      findings.append(
        Self.finding(program, at: installation.toolchainPath(of: program), for: purpose)
      )
    }
    self.findings = findings
  }

  private static let tools = [
    ("swift", "building guests"),
    ("clang", "C and assembly in guests"),
    ("ld.lld", "linking guests"),
    ("llvm-objcopy", "raw images"),
  ]

  private static func finding(
    _ program: String,
    at path: String?,
    for purpose: String
  ) -> Finding {
    guard let path else {
      return Finding(program: program, path: nil, version: nil, purpose: purpose)
    }
    let output = try? ToolProcess.run(path, ["--version"], keepsOutput: true).output
    return Finding(
      program: program,
      path: path,
      version: output.flatMap(version(in:)),
      purpose: purpose
    )
  }

  /// The first thing in a text that looks like a version: digits with a dot among them.
  package static func version(in output: [UInt8]) -> String? {
    let words = String(decoding: output, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    return words.first { word in
      word.first?.isNumber == true && word.contains(".")
        && word.allSatisfy { $0.isNumber || $0 == "." || $0.isLetter || $0 == "-" }
    }.map(String.init)
  }

  /// Whether everything was found.
  public var isComplete: Bool { findings.allSatisfy { $0.path != nil } }

  /// What to do about what is missing, a command or a sentence each.
  public var remedies: [String] {
    var remedies: [String] = []
    let missing = Set(findings.filter { $0.path == nil }.map(\.program))
    var packages: [String] = []
    for architecture in Architecture.allCases where missing.contains(architecture.qemu) {
      let names = architecture.packages.joined(separator: " or ")
      if !packages.contains(names) { packages.append(names) }
    }
    if !packages.isEmpty {
      remedies.append("sudo apt-get install \(packages.joined(separator: " "))")
    }
    if Self.tools.contains(where: { missing.contains($0.0) }) {
      remedies.append(
        "Put the bin folder of a Swift 6.3 toolchain in PATH: https://www.swift.org/install"
      )
    }
    return remedies
  }

  /// The findings as JSON: an object with `complete`, `programs` and `remedies`.
  public func json() throws -> [UInt8] {
    struct Document: Encodable {
      var schema = 1
      var complete: Bool
      var programs: [Finding]
      var remedies: [String]
    }
    let document = Document(complete: isComplete, programs: findings, remedies: remedies)
    return try JSON.encode(document)
  }
}
