import HostSupport
import QEMURunner

/// A run of a batch, and what became of it.
public struct CompletedRun: Sendable {
  /// Whether it was as expected.
  public enum Status: String, CaseIterable, Sendable {
    /// At once.
    case passed
    /// In the end, but not at once.
    case flaky
    /// Never.
    case failed
    /// Nobody knows: the batch was told to end before.
    case cancelled
  }

  /// What was asked for.
  public var plan: PlannedRun

  /// The times that it was tried. None if the batch was told to end before the first.
  public var attempts: [Attempt]

  /// Describes what became of a run.
  public init(plan: PlannedRun, attempts: [Attempt]) {
    self.plan = plan
    self.attempts = attempts
  }

  /// Whether it was as expected.
  public var status: Status {
    guard let last = attempts.last, last.cancellation == nil else { return .cancelled }
    if !last.isAsExpected { return .failed }
    return attempts.count == 1 ? .passed : .flaky
  }

  /// The machine; nil if that isn't known.
  public var machine: Machine? { attempts.last?.outcome?.machine }

  /// The time from each QEMU's start to its end, in all.
  public var duration: Duration {
    attempts.compactMap(\.outcome?.result?.duration).reduce(.zero, +)
  }

  /// Its name, as a line that can't be taken for several.
  public var title: String { plan.name.onOneLine }
}
