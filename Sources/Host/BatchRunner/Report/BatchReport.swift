import HostSupport
import QEMURunner

/// What became of a batch, for programs.
///
/// Source: `Documentation/ABI/batch-report.md`, version 1.
public struct BatchReport: Encodable, Sendable {
  /// One run.
  public struct Run: Encodable, Sendable {
    /// What people call it.
    public var name: String
    /// The image's path.
    public var image: String
    /// ``CompletedRun/Status``.
    public var status: String
    /// What should become of it.
    public var expected: Expected
    /// The times that it was tried, in order.
    public var attempts: [AttemptReport]
  }

  /// What should become of a run.
  public struct Expected: Encodable, Sendable {
    /// The guest's code.
    public var code: Int32?
    /// Or another way to end: ``ExpectedVerdict``.
    public var verdict: String?
    /// What lines of the console should have.
    public var console: [String]
  }

  /// The version of the schema.
  public var schema = 1
  /// `passed`, `failed` or `cancelled`.
  public var status: String
  /// The status that `qemu-exit run` ended with.
  public var exitStatus: Int32
  /// How many runs were as expected at once.
  public var passed: Int
  /// How many were as expected in the end.
  public var flaky: Int
  /// How many never were.
  public var failed: Int
  /// How many were ended, or never begun, because the batch was told to end.
  public var cancelled: Int
  /// How many ran at the same time, at most.
  public var jobs: Int
  /// The time from the first start to the last end, in seconds.
  public var duration: Double
  /// The runs, in the order in which they were asked for.
  public var runs: [Run]

  /// Sums up a batch.
  public init(_ result: BatchResult) {
    status = result.signal != nil ? "cancelled" : result.isAsExpected ? "passed" : "failed"
    exitStatus = result.exitStatus
    passed = result.count(.passed)
    flaky = result.count(.flaky)
    failed = result.count(.failed)
    cancelled = result.count(.cancelled)
    jobs = result.jobs
    duration = result.duration.seconds
    runs = result.runs.map { run in
      var expected = Expected(console: run.plan.expectation.console.map(\.description))
      switch run.plan.expectation.end {
      case .code(let code): expected.code = code
      case .verdict(let verdict): expected.verdict = verdict.rawValue
      }
      return Run(
        name: run.plan.name,
        image: run.plan.task.image,
        status: run.status.rawValue,
        expected: expected,
        attempts: run.attempts.map(AttemptReport.init)
      )
    }
  }

  /// The report as JSON, keys in alphabetical order.
  public func json() throws -> [UInt8] {
    try JSON.encode(self)
  }
}
