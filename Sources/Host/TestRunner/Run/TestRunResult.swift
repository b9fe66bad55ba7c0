import QEMURunner

/// What became of all tests.
public struct TestRunResult: Sendable {
  /// What became of the tests of one image on one machine.
  public struct Session: Sendable {
    /// The image and the machine.
    public var session: TestSession

    /// The tests that have ended or were skipped, in the order in which they did.
    public var results: [TestResult] = []

    /// Issues that belong to no test.
    public var issues: [TestIssue] = []

    /// Why the tests didn't go on; nil if they did.
    public var failure: SessionFailure?

    /// The time from the first start to the last end.
    public var duration = Duration.zero

    /// The issues of all tests and of none.
    public var issueCount: IssueCount {
      var count = IssueCount(issues)
      for result in results { count += IssueCount(result.issues) }
      return count
    }

    /// Whether all that was to run did, and nothing failed.
    public var hasPassed: Bool { failure == nil && issueCount.failures == 0 }

    /// The number of tests in the image that weren't run, for the session's failure.
    public var notRun: Int { session.tests.count - results.count }

    /// The number of suites of the tests that have ended.
    public var suiteCount: Int { Set(results.flatMap(\.test.enclosingPaths)).count }
  }

  /// One for each image and machine. Of several iterations the last one.
  public var sessions: [Session]

  /// How often the tests were run.
  public var iterations = 1

  /// Whether a test failed in any iteration.
  public var hasFailedBefore = false

  /// The time from the first start to the last end.
  public var duration: Duration

  /// The signal by which this program was told to end; nil if it wasn't.
  public var signal: Int32?

  /// Whether all that was to run did, and nothing failed.
  public var hasPassed: Bool { sessions.allSatisfy(\.hasPassed) && !hasFailedBefore }

  /// The status that `qemu-exit test` ends with.
  ///
  /// Source: `Documentation/ABI/exit-codes.md`, version 1.
  public var exitStatus: Int32 {
    if let signal { return 128 + signal }
    if hasPassed { return 0 }
    let failures = sessions.compactMap(\.failure)
    if failures.isEmpty { return 1 }
    let nothingRan = failures.count == sessions.count && failures.allSatisfy(\.isBeforeStart)
    return nothingRan ? 125 : 126
  }
}
