/// Something that a test found wrong.
public struct Issue: Sendable {
  /// What kind of thing went wrong.
  public enum Kind: Sendable, Equatable {
    /// An expectation wasn't met.
    case expectationFailed
    /// An error was thrown that nobody expected.
    case errorCaught
    /// The test recorded it.
    case unconditional
    /// A confirmation was confirmed a wrong number of times.
    case confirmationMiscounted
    /// A known issue didn't occur.
    case knownIssueNotRecorded
  }

  /// How bad it is.
  public enum Severity: Sendable, Equatable {
    /// It is reported, and the test passes.
    case warning
    /// The test fails.
    case error
  }

  /// What kind of thing went wrong.
  public var kind: Kind
  /// How bad it is.
  public var severity: Severity
  /// The remarks on it: at most one.
  public var comments: [Comment]
  /// Where it was found; nil for an expectation, whose place only the host knows as numbers.
  public var sourceLocation: SourceLocation?
  /// The error, if the issue is one that was caught.
  public internal(set) var error: _AnyError?

  init(
    _ kind: Kind,
    severity: Severity = .error,
    _ comment: Comment?,
    _ sourceLocation: SourceLocation?
  ) {
    self.kind = kind
    self.severity = severity
    comments = comment.map { [$0] } ?? []
    self.sourceLocation = sourceLocation
  }
}
