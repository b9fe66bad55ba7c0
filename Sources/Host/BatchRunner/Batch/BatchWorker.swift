import Glibc
import HostSupport
import QEMURunner

/// A thread's share of a batch: one run after the other.
struct BatchWorker: Sendable {
  private let queue: BatchQueue
  private let console: Spool
  private let errors: Spool

  init(_ queue: BatchQueue) throws(SystemError) {
    self.queue = queue
    console = try Spool()
    errors = try Spool()
  }

  /// Takes part until nothing is left.
  func work() {
    while let index = queue.next() {
      queue.crew.tell(.began(index))
      queue.crew.tell(.ended(index, complete(queue.batch.runs[index])))
    }
  }

  private func complete(_ plan: PlannedRun) -> CompletedRun {
    var attempts: [Attempt] = []
    while true {
      let attempt = attempt(plan)
      attempts.append(attempt)
      let mayTryAgain = attempts.count <= plan.retries && attempt.hasRun && !queue.crew.isCancelled
      if attempt.isAsExpected || !mayTryAgain { break }
    }
    return CompletedRun(plan: plan, attempts: attempts)
  }

  private func attempt(_ plan: PlannedRun) -> Attempt {
    console.clear()
    errors.clear()
    var runner = queue.batch.runner
    runner.console = console.file.number
    runner.errors = errors.file.number
    runner.cancellation = queue.crew.cancellation.near.number
    runner.input = nil
    var attempt: Attempt
    do {
      let input = try plan.input.map(Self.open)
      defer { withExtendedLifetime(input) {} }
      runner.input = input?.number
      attempt = judge(try runner.run(plan.task), by: plan.expectation)
    } catch {
      attempt = Attempt(.error("\(error)"), expecting: plan.expectation)
    }
    if !attempt.isAsExpected || queue.batch.keepsAllConsoles {
      attempt.console = console.excerpt(queue.mostKept)
      queue.keep(attempt.console)
      attempt.errors = errors.excerpt(queue.mostKept)
      queue.keep(attempt.errors)
    }
    return attempt
  }

  /// Compares what became of a run with what was expected.
  private func judge(_ outcome: RunOutcome, by expectation: Expectation) -> Attempt {
    let search = ConsoleSearch(
      for: expectation.console,
      program: queue.batch.patternProgram,
      cancellation: queue.crew.cancellation.near.number
    )
    guard outcome.result != nil, !expectation.console.isEmpty else {
      return Attempt(.outcome(outcome), expecting: expectation)
    }
    let ending = search.run(in: console)
    switch ending {
    case .found(let count):
      return Attempt(.outcome(outcome), expecting: expectation, found: count)
    case .cancelled(let signal):
      // How the guest ended is known, but not whether it was as expected.
      var outcome = outcome
      outcome.verdict = .cancelled(signal: signal)
      outcome.result?.diagnosis = nil
      return Attempt(.outcome(outcome), expecting: expectation)
    case .outOfTime, .failed:
      var attempt = Attempt(.outcome(outcome), expecting: expectation)
      attempt.problems += [search.problem(ending)].compactMap { $0 }
      return attempt
    }
  }

  private static func open(_ path: String) throws(FileError) -> FileDescriptor {
    // A pipe with a name may have no writer yet, or never one: that is the guest's time.
    let file = FileDescriptor(Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY))
    guard file.number >= 0 else {
      throw FileError(path: path, words: String(cString: strerror(errno)))
    }
    return file
  }
}
