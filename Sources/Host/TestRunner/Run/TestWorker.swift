import QEMURunner

/// A thread's share of a test run.
struct TestWorker: Sendable {
  package let run: TestRun
  let queue: TestQueue

  /// Takes part until nothing is left.
  func work() {
    while let unit = queue.next() {
      if let failure = complete(unit), queue.fail(unit.session) {
        queue.crew.tell(TestEvent(.sessionFailed(failure), session: unit.session))
      }
    }
  }

  /// Runs tests, in as many boots as they take.
  ///
  /// - Returns: Why those of the image can't go on; nil if they can.
  private func complete(_ unit: TestUnit) -> SessionFailure? {
    let session = run.sessions[unit.session]
    var runner = run.runner
    runner.console = nil
    runner.errors = nil
    runner.input = nil
    runner.cancellation = queue.crew.cancellation.near.number
    let booter = TestBooter(session, by: runner, options: run.bootOptions)
    var rest = unit.tests
    while !rest.isEmpty && !queue.isOver(unit.session) {
      let plan = booter.plan(run.isolation.boot(of: rest))
      let boot = TestBoot(
        booter,
        rest.prefix(plan.count),
        limits: run.limits,
        baseline: run.baseline,
        keepsAllOutput: run.keepsAllOutput
      ) { kind in
        queue.crew.tell(TestEvent(kind, session: unit.session))
      }
      do {
        let result = try booter.boot(plan, isolation: run.isolation, token: boot.token, boot)
        if case .cancelled = result.verdict { return nil }
        if let failure = boot.finish(result) { return failure }
      } catch {
        return SessionFailure(
          isBeforeStart: !(error is WaitingError),
          description: "\(error)"
        )
      }
      rest.removeAll { test in test.index.map(boot.ended.contains) ?? true }
    }
    return nil
  }
}
