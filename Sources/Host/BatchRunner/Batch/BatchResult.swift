/// What became of a batch.
public struct BatchResult: Sendable {
  /// Its runs, in the order in which they were asked for.
  public var runs: [CompletedRun]

  /// How many ran at the same time, at most.
  public var jobs: Int

  /// The time from the first start to the last end.
  public var duration: Duration

  /// The signal by which the batch was told to end; nil if it wasn't.
  public var signal: Int32?

  /// Describes what became of a batch.
  public init(runs: [CompletedRun], jobs: Int, duration: Duration, signal: Int32? = nil) {
    self.runs = runs
    self.jobs = jobs
    self.duration = duration
    self.signal = signal
  }

  /// The number of runs with a status.
  public func count(_ status: CompletedRun.Status) -> Int {
    runs.count { $0.status == status }
  }

  /// Whether all is as expected.
  public var isAsExpected: Bool {
    runs.allSatisfy { $0.status == .passed || $0.status == .flaky }
  }

  /// The status that `qemu-exit run` ends with.
  ///
  /// Source: `Documentation/ABI/exit-codes.md`, version 1.
  public var exitStatus: Int32 {
    if let signal { return 128 + signal }
    if isAsExpected { return 0 }
    return runs.contains { $0.attempts.contains(where: \.hasRun) } ? 1 : 125
  }
}
