import Glibc
import HostSupport

/// Something that happens while tests run. Recorders turn it into text and files.
public struct TestEvent: Sendable {
  /// What happens.
  public enum Kind: Sendable {
    /// All begins.
    case runStarted
    /// The tests are run once more: the number of the time, from 1. The first isn't told if it is
    /// the only one.
    case iterationStarted(Int)
    /// The first test of a suite is about to start.
    case suiteStarted(TestItem)
    /// A suite is disabled, and all in it.
    case suiteSkipped(TestItem, comment: String?)
    /// The last test of a suite has ended. Its issues are counted.
    case suiteEnded(TestItem, Duration, IssueCount)
    /// A test starts.
    case testStarted(TestItem)
    /// A test isn't run.
    case testSkipped(TestResult)
    /// A case of a parameterised test starts.
    case caseStarted(TestItem, TestResult.Case)
    /// A case has ended, with so many issues.
    case caseEnded(TestItem, TestResult.Case, Duration, IssueCount)
    /// Something went wrong, or was recorded. Without a test it isn't known whose it is.
    case issueRecorded(TestItem?, TestIssue)
    /// A test has attached a file.
    case attached(TestItem, TestResult.Attachment)
    /// A test has measured something.
    case measured(TestItem, TestResult.Measurement)
    /// A test has ended.
    case testEnded(TestResult)
    /// The tests of an image on a machine can't go on.
    case sessionFailed(SessionFailure)
    /// All has ended.
    case runEnded(TestRunResult)
  }

  /// What happens.
  public var kind: Kind

  /// The index of the image and machine it happens with, in ``TestRun/sessions``; of what concerns
  /// all of them, 0.
  public var session: Int

  /// When, in seconds since the system started.
  public var time: Double

  /// When, in seconds since 1970.
  public var date: Double

  /// Notes something that happens now.
  init(_ kind: Kind, session: Int = 0) {
    self.kind = kind
    self.session = session
    time = Self.now(CLOCK_MONOTONIC)
    date = Self.now(CLOCK_REALTIME)
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// How many issues there were, of each sort.
public struct IssueCount: Equatable, Sendable {
  /// Those that fail a test.
  public var failures = 0

  /// Warnings.
  public var warnings = 0

  /// Known ones.
  public var known = 0

  /// All of them.
  public var all: Int { failures + warnings + known }

  /// Counts none.
  public init() {}

  init(_ issues: some Sequence<TestIssue>) {
    for issue in issues { count(issue) }
  }

  package mutating func count(_ issue: TestIssue) {
    if issue.isKnown {
      known += 1
    } else if issue.isFailure {
      failures += 1
    } else {
      warnings += 1
    }
  }

  package static func += (left: inout Self, right: Self) {
    left.failures += right.failures
    left.warnings += right.warnings
    left.known += right.known
  }
}

/// Why the tests of an image can't go on.
public struct SessionFailure: ToolError, Equatable {
  /// Whether the image never ran: QEMU is missing, or failed to start.
  public var isBeforeStart: Bool

  /// What happened, for people.
  public var description: String

  /// What else is known, a line each.
  public var details: [String] = []

  /// What the guest wrote.
  public var output = Excerpt()
}
