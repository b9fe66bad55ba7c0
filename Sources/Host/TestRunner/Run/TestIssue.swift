import QEMURunner

/// Something that a test recorded, or that went wrong with it.
public struct TestIssue: Equatable, Sendable {
  /// What it is.
  public enum Kind: String, Sendable {
    /// An expectation wasn't met.
    case expectation
    /// The test threw an error.
    case error
    /// The test recorded it.
    case recorded
    /// A known issue was expected and didn't occur.
    case knownIssueNotRecorded = "known-issue-not-recorded"
    /// A warning, which fails nothing.
    case warning
    /// A confirmation was confirmed a wrong number of times.
    case confirmation
    /// The guest met an exception.
    case trap
    /// The test ran longer than it may.
    case timeLimit = "time-limit"
    /// The test wrote more than it may.
    case outputLimit = "output-limit"
    /// The program or QEMU ended in the middle of the test.
    case end
    /// The image broke the protocol.
    case `protocol`
    /// A measurement is above the baseline's.
    case measurement

    /// Reads the kind in a guest's record.
    init?(letter: String) {
      switch letter {
      case "e": self = .expectation
      case "c": self = .error
      case "r": self = .recorded
      case "k": self = .knownIssueNotRecorded
      case "w": self = .warning
      case "n": self = .confirmation
      default: return nil
      }
    }
  }

  /// What it is.
  public var kind: Kind

  /// Whether it was expected by `withKnownIssue`. It fails nothing then.
  public var isKnown = false

  /// Where it was recorded, or where the test is.
  public var location: TestLocation?

  /// Where it went wrong, if the image's debug information tells: for a trap the place of the
  /// instruction, for a test whose time is up that of the first processor.
  public var sourceLocation: SourceLocation?

  /// What happened, for people: `Expectation failed: (sum → 3) == 4`.
  public var text: String

  /// The comments, and what else is known: where each processor was, hints, what QEMU said.
  public var comments: [String] = []

  /// The values of operands.
  public var values: [String] = []

  /// How two collections differ that were to be equal.
  public var difference: String?

  /// The arguments of the test's case; nil if it has none.
  public var arguments: String?

  /// Whether it fails its test.
  public var isFailure: Bool { !isKnown && kind != .warning }

  /// Describes what a guest has recorded.
  ///
  /// - Parameter words: The record's text, which says what differs between issues of a kind.
  init(_ kind: Kind, isKnown: Bool = false, location: TestLocation?, words: String) {
    self.kind = kind
    self.isKnown = isKnown
    self.location = location
    text = Self.text(kind, words)
    // Swift Testing shows what the test says beside what happened.
    if text == Self.recordedText, !words.isEmpty, words != text { comments = [words] }
    if kind == .knownIssueNotRecorded, !words.isEmpty, words != text { comments = [words] }
  }

  private static let recordedText = "Issue recorded"

  private static func text(_ kind: Kind, _ words: String) -> String {
    func prefixed(_ prefix: String) -> String {
      words.hasPrefix(prefix) ? words : words.isEmpty ? prefix : "\(prefix): \(words)"
    }
    return switch kind {
    case .expectation: prefixed("Expectation failed")
    case .error: prefixed("Caught error")
    case .recorded, .warning: recordedText
    case .knownIssueNotRecorded: "Known issue was not recorded"
    default: words
    }
  }
}
