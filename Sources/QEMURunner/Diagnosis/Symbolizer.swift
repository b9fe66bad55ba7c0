import Glibc

/// Tells what of the source an address belongs to, by the toolchain's `llvm-symbolizer`.
///
/// Images may be a stranger's, and what reads their debug information is large: it runs confined,
/// may read the image and nothing else that is a user's, and is killed if it takes too long.
struct Symbolizer {
  private let image: Image
  private let installation: Installation

  /// How long a program may take. Large programs' debug information takes less than a second.
  private static let patience = Duration.seconds(10)
  private static let mostOutput = 1 << 20

  init(_ image: Image, by installation: Installation) {
    self.image = image
    self.installation = installation
  }

  /// What belongs to an address: the innermost function with a line of somebody's file, and which
  /// of Swift's checks the instruction is for.
  ///
  /// - Returns: Nils if the image doesn't tell, or there's no `llvm-symbolizer`.
  func frame(at address: UInt64) -> (location: SourceLocation?, message: String?) {
    guard case .elf = image.format, let program = installation.toolchainPath(of: "llvm-symbolizer"),
      let output = output(of: program, ["--obj=\(image.path)", address.hexadecimal])
    else { return (nil, nil) }
    return Self.frame(in: output, demangling: demangled)
  }

  /// Reads `llvm-symbolizer`'s answer for one address: two lines a function, the innermost first,
  /// its name and `FILE:LINE:COLUMN`.
  static func frame(
    in output: String,
    demangling demangled: (String) -> String
  ) -> (location: SourceLocation?, message: String?) {
    var message: String?
    var named: String?
    let lines = output.split(separator: "\n").map(String.init)
    for index in stride(from: 0, to: lines.count - 1, by: 2) {
      let name = lines[index]
      if name.hasPrefix(failure) {
        message = String(name.dropFirst(failure.count))
        continue
      }
      let parts = lines[index + 1].split(separator: ":", omittingEmptySubsequences: false)
      guard name != "??", parts.count >= 3 else { continue }
      let file = parts.dropLast(2).joined(separator: ":")
      if let line = Int(parts[parts.count - 2]), line > 0, !file.hasSuffix("<compiler-generated>") {
        return (SourceLocation(function: demangled(name), file: file, line: line), message)
      }
      named = named ?? name
    }
    return (named.map { SourceLocation(function: demangled($0)) }, message)
  }

  /// How the compiler names the function that a failed check would be, if it were one.
  private static let failure = "Swift runtime failure: "

  /// A name as people write it. Swift's mangled names begin with `$s`, those of Embedded Swift with
  /// `$e`.
  private func demangled(_ name: String) -> String {
    guard name.hasPrefix("$s") || name.hasPrefix("$e"),
      let program = installation.toolchainPath(of: "swift-demangle"),
      let output = output(of: program, ["--compact", "--simplified", name])
    else { return name }
    return output.split(separator: "\n").first.map(String.init) ?? name
  }

  private func output(of program: String, _ arguments: [String]) -> String? {
    try? ConfinedTool.output(
      of: program,
      arguments,
      reading: [image.path],
      limit: Self.mostOutput,
      timeout: Self.patience
    )
  }
}
