import FoundationEssentials
import Glibc

/// Copies of a package's sources that the compiler reads in their place: without `async` and `await`,
/// and with a type for `throws` in tests, as bare metal has neither. See `Sources/ConcurrencyRemover`.
///
/// Source: LLVM, `VirtualFileSystem.h`, `RedirectingFileSystem`.
struct ConcurrencyOverlay {
  /// The folder of the copies.
  var folder: String

  /// The program that makes them.
  var remover: String

  /// Folders of sources of which nothing is to be compiled: an empty one takes the place of each.
  var emptied: [String]

  /// The package's targets: their folders, and what their sources are part of, as the program that
  /// makes the copies is told.
  var targets: [(folder: String, role: String)]

  /// The file that tells the compiler of them. It is always there: without it the compiler's options
  /// would be others, and all be compiled again.
  ///
  /// SwiftPM compiles again what has changed itself. Its name is another one when other folders are
  /// emptied: then all is compiled again.
  var path: String {
    let name =
      emptied.isEmpty
      ? "" : "-" + String(FNV1a.hash(emptied.joined(separator: "\n").utf8), radix: 16)
    return "\(folder)/overlay\(name).json"
  }

  /// Makes the copies of the sources in folders. What can't be removed of a source stays, and is an
  /// error of the compiler's if the source is compiled.
  func write(_ folders: [String], cancellation: Int32?) throws {
    try Toolset.makeFolder(folder)
    let copies = try copies(of: folders)
    var stale: [String] = []
    for (role, source, copy) in copies {
      if ![copy, Self.note(copy)].contains(where: {
        Path.isNewer($0, than: source) && Path.isNewer($0, than: remover)
      }) {
        stale += [role, source, copy]
      }
    }
    if !stale.isEmpty {
      _ = try ToolProcess.run(remover, stale, keepsErrors: true, cancellation: cancellation)
      for index in stride(from: 2, to: stale.count, by: 3) {
        let copy = stale[index]
        if access(copy, F_OK) != 0 { try FileWriting.replace(Self.note(copy), with: []) }
      }
    }
    let empty = "\(folder)/empty.swift"
    if access(empty, F_OK) != 0 { try FileWriting.replace(empty, with: []) }
    var omitted: [String] = []
    for folder in emptied { Self.findSources(in: folder, &omitted) }
    let present =
      copies.filter { access($0.copy, F_OK) == 0 }.map { (source: $0.source, copy: $0.copy) }
      + omitted.map { (source: $0, copy: empty) }
    try Toolset.write(Self.json(present), to: path)
  }

  /// What couldn't be removed of the sources in folders, a line each: `SOURCE:LINE:COLUMN: error: ...`.
  ///
  /// - Parameter isMeant: Whether a source is to be told of.
  func problems(_ folders: [String], in isMeant: (String) -> Bool) throws -> [String] {
    let words = try copies(of: folders).filter { isMeant($0.source) }.flatMap {
      [$0.role, $0.source, $0.copy]
    }
    guard !words.isEmpty else { return [] }
    let result = try ToolProcess.run(remover, words, keepsErrors: true)
    return String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The sources in folders that may have to be others, and where their copies are or would be.
  private func copies(
    of folders: [String]
  ) throws -> [(role: String, source: String, copy: String)] {
    var sources: [String] = []
    for folder in folders { Self.findSources(in: folder, &sources) }
    sources.removeAll { source in emptied.contains { source.hasPrefix("\($0)/") } }
    return try sources.compactMap { source in
      let target = targets.last { source.hasPrefix("\($0.folder)/") }
      guard try target != nil || Self.mentionsConcurrency(source) else { return nil }
      let role = target?.role ?? "-"
      let name = String(FNV1a.hash("\(role) \(source)".utf8), radix: 16)
      return (role, source, "\(folder)/\(name).swift")
    }
  }

  /// The file that says that there's no copy, because the source is as it is to be.
  private static func note(_ copy: String) -> String { "\(copy).none" }

  private static func json(_ copies: [(source: String, copy: String)]) throws -> [UInt8] {
    struct Node: Encodable {
      var name: String
      var type = "file"
      var contents: String

      private enum CodingKeys: String, CodingKey {
        case name, type
        case contents = "external-contents"
      }
    }
    struct Document: Encodable {
      var version = 0
      var usesExternalNames = false
      var roots: [Node]

      private enum CodingKeys: String, CodingKey {
        case version, roots
        case usesExternalNames = "use-external-names"
      }
    }
    return try JSON.encode(Document(roots: copies.map { Node(name: $0.source, contents: $0.copy) }))
  }

  /// Finds the Swift sources in a folder. Hidden folders, SwiftPM's among them, aren't looked at.
  private static func findSources(in folder: String, _ sources: inout [String]) {
    var folders: [String] = []
    for name in Path.names(in: folder) where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        folders.append(path)
      } else if name.hasSuffix(".swift") && name != "Package.swift" {
        sources.append(path)
      }
    }
    for folder in folders.sorted() { findSources(in: folder, &sources) }
  }

  /// Whether a source has one of the words, be it in a comment.
  private static func mentionsConcurrency(_ path: String) throws -> Bool {
    let file = try ImageFile(path: path)
    // Not String's search, which takes a hundred times as long.
    let text = try file.read(at: 0, count: Int(file.size), "contents") + [0]
    return text.withUnsafeBytes { bytes in
      guard let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress else { return false }
      return ["async", "await", "actor", "MainActor"].contains { (word: String) in
        strstr(start, word) != nil
      }
    }
  }
}
