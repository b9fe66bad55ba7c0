import QEMURunner

/// One of the times that a run was tried, for programs: a run report, and more.
///
/// Source: `Documentation/ABI/batch-report.md`, version 1.
public struct AttemptReport: Encodable, Sendable {
  private enum Key: String, CodingKey {
    case problems, error, console, errors
  }

  private let attempt: Attempt

  /// Sums up an attempt.
  public init(_ attempt: Attempt) {
    self.attempt = attempt
  }

  /// Writes the keys of a ``RunReport``, if there is one, and its own.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch attempt.ending {
    case .outcome(let outcome): try RunReport(outcome).encode(to: encoder)
    case .error(let words): try container.encode(words, forKey: .error)
    }
    try container.encode(attempt.problems, forKey: .problems)
    if !attempt.console.isEmpty { try container.encode(attempt.console.text, forKey: .console) }
    if !attempt.errors.isEmpty { try container.encode(attempt.errors.text, forKey: .errors) }
  }
}
