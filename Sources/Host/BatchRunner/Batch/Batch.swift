import Glibc
import HostSupport
import QEMURunner

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

  /// How often something is said about runs that take long, in milliseconds.
  private static let pause: Int32 = 200

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
    let ending = try queue.crew.work(
      workers.map { worker in { worker.work() } },
      cancelledBy: runner.cancellation,
      pause: Self.pause
    ) { event in
      if case .ended(let index, let run) = event { completed[index] = run }
      observe(event ?? .waiting)
    }
    return BatchResult(
      runs: completed,
      jobs: ending.threads,
      duration: ContinuousClock.now - start,
      signal: ending.signal
    )
  }
}
