import FoundationEssentials
import HostSupport

/// What an image says about one record of its table of tests.
///
/// Source: `Documentation/ABI/test-records.md`, version 1, "What they are called".
struct TestInfo: Decodable {
  package var kind: String
  package var name: String
  package var file: String
  package var line: Int
  package var column: Int
  var suites: [String]?
  var displayName: String?
  package var tags: [String]?
  package var bugs: [TestBug]?
  var disabled: Bool?
  var comment: String?
  var comments: [String]?
  package var timeLimit: Double?
  package var isolation: String?
  var parameterized: Bool?
  var serialized: Bool?

  /// No source has more; what a test inherits isn't more either.
  static let mostSuites = 64
  static let mostTags = 256

  /// Reads the JSON of an entry; nil if it isn't what the document says.
  init?(json: ArraySlice<UInt8>) {
    guard let info = try? JSONDecoder().decode(Self.self, from: Data(json)), !info.name.isEmpty,
      info.line > 0, info.column > 0, info.file.utf8.contains(UInt8(ascii: "/")),
      !info.file.hasPrefix("/"), !info.file.hasSuffix("/"), (info.timeLimit ?? 1).isFinite,
      (0...1e9).contains(info.timeLimit ?? 1), (info.suites?.count ?? 0) <= Self.mostSuites,
      (info.tags?.count ?? 0) <= Self.mostTags, (info.bugs?.count ?? 0) <= Self.mostTags,
      (info.comments?.count ?? 0) <= Self.mostTags
    else { return nil }
    self = info
  }
}
