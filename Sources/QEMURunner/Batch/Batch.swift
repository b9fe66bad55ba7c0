import Glibc

/// Images that are run at the same time, as many as there are processors.
public struct Batch: Sendable {
  /// What is run.
  public var runs: [PlannedRun]

  /// How many run at the same time, at most; at least 1.
  public var jobs = Processors.available

  /// How images are run. Where their console and standard error go, and where their input comes
  /// from, is the batch's business.
  public var runner: Runner

  /// Whether the console is kept of runs that were as expected, too.
  public var keepsAllConsoles = false

  /// The path of `qemu-exit-settings`, which looks for regular expressions in consoles; nil for the
  /// one in this program's folder.
  public var patternProgram: String?

  /// Describes a batch.
  public init(_ runs: [PlannedRun], by runner: Runner) {
    self.runs = runs
    self.runner = runner
  }

  /// Runs everything.
  ///
  /// One byte from the runner's ``Runner/cancellation``, a signal's number, ends all that goes on,
  /// and nothing more is begun.
  ///
  /// - Parameter observe: Told what happens, on the calling thread.
  /// - Throws: If the system hasn't got what that takes.
  public func run(_ observe: (BatchEvent) -> Void = { _ in }) throws -> BatchResult {
    let start = ContinuousClock.now
    let queue = try BatchQueue(self)
    let workers = try (0..<min(max(1, jobs), runs.count)).map { _ in try BatchWorker(queue) }
    var completed = runs.map { CompletedRun(plan: $0, attempts: []) }
    var signal: Int32?
    let threads = workers.compactMap { worker in
      queue.join()
      let thread = WorkerThread { worker.work() }
      if thread == nil { queue.leave() }
      return thread
    }
    guard !threads.isEmpty || workers.isEmpty else {
      throw LaunchError.system("can't start a thread", String(cString: strerror(EAGAIN)))
    }
    while true {
      let (events, isDone) = queue.take()
      for event in events {
        if case .ended(let index, let run) = event { completed[index] = run }
        observe(event)
      }
      if isDone { break }
      let wait = queue.wait(watching: signal == nil ? runner.cancellation : nil)
      if wait.nothing { observe(.waiting) }
      if wait.cancelled, let number = runner.cancellation.flatMap(Cancellation.signal) {
        signal = number
        queue.cancel(number)
      }
    }
    for thread in threads { thread.join() }
    return BatchResult(
      runs: completed,
      jobs: threads.count,
      duration: ContinuousClock.now - start,
      signal: signal
    )
  }
}
