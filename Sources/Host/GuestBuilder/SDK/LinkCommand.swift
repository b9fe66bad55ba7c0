import FoundationEssentials
import Glibc
import ObjectFile

/// How SwiftPM has linked a program, to link it for another machine in the same way: what is compiled
/// is the same, and SwiftPM takes half a second to find that out.
///
/// Source: SwiftPM 6.3, `LLBuildManifestWriter.swift`: the arguments of a command are on a line of
/// their own, as JSON.
struct LinkCommand {
  /// The program and its arguments.
  private var words: [String]

  /// Reads it from what SwiftPM has planned.
  ///
  /// - Parameters:
  ///   - plan: The file, `debug.yaml` in the scratch folder.
  ///   - program: The path of the linked program.
  /// - Throws: `BuildError.notUnderstood` if it isn't there.
  init(in plan: String, of program: String) throws {
    let file = try ImageFile(path: plan)
    let bytes = try file.read(at: 0, count: Int(file.size), "contents")
    let prefix = Array("    args: ".utf8)
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.starts(with: prefix) {
      guard let words = try? JSONDecoder().decode([String].self, from: Data(line.dropFirst(10))),
        let option = words.firstIndex(of: "-o"), words.indices.contains(option + 1),
        words[option + 1] == program, words.contains("-emit-executable")
      else { continue }
      self.words = words
      return
    }
    throw BuildError.notUnderstood(plan)
  }

  /// The command for another machine.
  ///
  /// - Parameters:
  ///   - other: The Swift SDK by which SwiftPM has linked.
  ///   - sdk: That of the machine.
  ///   - path: The path of the program.
  package func replacing(_ other: SwiftSDK, by sdk: SwiftSDK, output path: String) -> [String] {
    let replaced = Dictionary(
      zip(other.linkerOptions, sdk.linkerOptions).filter { $0 != $1 },
      uniquingKeysWith: { first, _ in first }
    )
    var words = words.map { replaced[$0] ?? $0 }
    if let option = words.firstIndex(of: "-o") { words[option + 1] = path }
    return words
  }
}
