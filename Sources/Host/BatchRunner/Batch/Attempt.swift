import HostSupport
import QEMURunner

/// One of the times that a run was tried.
public struct Attempt: Sendable {
  /// What became of it.
  public enum Ending: Sendable {
    /// There is a verdict.
    case outcome(RunOutcome)
    /// It couldn't be set up, or not be waited for; why.
    case error(String)
  }

  /// What became of it.
  public var ending: Ending

  /// What isn't as expected, for people; empty if all is.
  public var problems: [String]

  /// What the guest wrote to its console, if it was kept.
  public var console = Excerpt()

  /// What the guest wrote to its standard error, if it was kept.
  public var errors = Excerpt()

  /// Compares what became of a run with what was expected.
  ///
  /// - Parameters:
  ///   - ending: What became of it.
  ///   - expectation: What was expected.
  ///   - found: How many of the patterns lines of the console had; nil for all.
  public init(_ ending: Ending, expecting expectation: Expectation, found: Int? = nil) {
    self.ending = ending
    switch ending {
    case .error(let words): problems = [words.onOneLine]
    case .outcome(let outcome):
      problems = []
      if !expectation.isMet(by: outcome.verdict) {
        let isUsual = expectation.end == .code(0)
        problems.append(outcome.summary + (isUsual ? "" : ", not \(expectation.end)"))
      }
    }
    guard let found, found < expectation.console.count, outcome?.result != nil else { return }
    let place = found > 0 ? " after the line with \(expectation.console[found - 1])" : ""
    problems.append("the console has no line with \(expectation.console[found])\(place)")
  }

  /// What became of it; nil if it couldn't be set up.
  public var outcome: RunOutcome? {
    if case .outcome(let outcome) = ending { outcome } else { nil }
  }

  /// Whether it ended as expected.
  public var isAsExpected: Bool { problems.isEmpty }

  /// Whether a guest ran. If not, there's no point in trying again.
  public var hasRun: Bool {
    guard let outcome, outcome.result != nil else { return false }
    return outcome.verdict != .failedToStart
  }

  /// The signal by which this program was told to end meanwhile.
  public var cancellation: Int32? {
    if case .cancelled(let signal) = outcome?.verdict { signal } else { nil }
  }
}
