import HostSupport
import QEMURunner

/// Tests that are run: of any number of images, on any number of machines.
public struct TestRun: Sendable {
  /// When repetitions end early.
  public enum RepetitionEnd: String, CaseIterable, Sendable {
    /// When all tests pass.
    case pass
    /// When a test fails.
    case fail
  }

  /// The images and machines, and which of their tests are run.
  public var sessions: [TestSession]

  /// How images are booted. Where their console goes, and where their input comes from, is the
  /// tests' business.
  public var runner: Runner

  /// What goes to QEMU. Its arguments for the guest, its timeout and its output limit don't count.
  public var options = RunOptions()

  /// What each test may take.
  public var limits = TestLimits()

  /// What keeps one test from another.
  public var isolation = TestIsolation.memory

  /// How many QEMUs run at the same time, at most; at least 1. Those of exit tests, during which
  /// another one waits, aren't counted.
  public var workers = Processors.available

  /// How often the tests are run, at most; at least 1.
  public var repetitions = 1

  /// When repetitions end early; nil for never.
  public var repetitionEnd: RepetitionEnd?

  /// Whether QEMU counts instructions, one for each nanosecond of the guest's clocks, so that
  /// measurements are the same each time.
  public var countsInstructions = false

  /// What measurements are compared with; nil for nothing.
  public var baseline: TestBaseline?

  /// Whether the output of tests is kept that pass, too.
  public var keepsAllOutput = false

  /// Describes a run of tests.
  public init(_ sessions: [TestSession], by runner: Runner) {
    self.sessions = sessions
    self.runner = runner
  }

  /// What goes to QEMU.
  var bootOptions: RunOptions {
    var options = options
    options.input = GuestInput.none
    options.timeout = nil
    options.outputLimit = nil
    // QEMU, "System Emulation Management", `-icount`: 2^shift nanoseconds for each instruction.
    if countsInstructions { options.qemuArguments += ["-icount", "shift=0"] }
    return options
  }

  /// Runs the tests.
  ///
  /// One byte from the runner's ``Runner/cancellation``, a signal's number, ends all that goes on,
  /// and nothing more is begun.
  ///
  /// - Parameter observe: Told what happens, on the calling thread.
  /// - Throws: If the system hasn't got what that takes.
  public func run(_ observe: (TestEvent) -> Void = { _ in }) throws -> TestRunResult {
    let start = ContinuousClock.now
    observe(TestEvent(.runStarted))
    var result = TestRunResult(sessions: [], duration: .zero)
    var iteration = 0
    repeat {
      iteration += 1
      if repetitions > 1 { observe(TestEvent(.iterationStarted(iteration))) }
      let hasFailedBefore = result.hasFailedBefore
      result = try runOnce(observe)
      result.iterations = iteration
      let hasPassed = result.hasPassed
      // Whoever asks for a pass is content with it.
      result.hasFailedBefore = hasFailedBefore || !hasPassed && repetitionEnd != .pass
      if result.signal != nil || result.sessions.contains(where: { $0.failure != nil }) { break }
      if repetitionEnd == .pass && hasPassed || repetitionEnd == .fail && !hasPassed { break }
    } while iteration < repetitions
    result.duration = ContinuousClock.now - start
    observe(TestEvent(.runEnded(result)))
    return result
  }

  private func runOnce(_ observe: (TestEvent) -> Void) throws -> TestRunResult {
    let start = ContinuousClock.now
    var result = TestRunResult(
      sessions: sessions.map { TestRunResult.Session(session: $0) },
      duration: .zero
    )
    var trackers = sessions.map { SuiteTracker($0.catalogue, tests: $0.tests) }

    func pass(_ event: TestEvent) {
      let index = event.session
      func tell(_ kind: TestEvent.Kind) { observe(TestEvent(kind, session: index)) }
      switch event.kind {
      case .testStarted(let test):
        for suite in trackers[index].begin(test) { tell(.suiteStarted(suite)) }
      case .testSkipped(let skipped):
        for suite in trackers[index].begin(skipped.test) {
          tell(
            suite.isDisabled
              ? .suiteSkipped(suite, comment: suite.comment) : .suiteStarted(suite)
          )
        }
      default: break
      }
      observe(event)
      switch event.kind {
      case .testEnded(var ended), .testSkipped(var ended):
        // They have been told, and may be large.
        ended.attachments = []
        result.sessions[index].results.append(ended)
        result.sessions[index].duration = ContinuousClock.now - start
        for (suite, duration, count) in trackers[index].end(ended) where !suite.isDisabled {
          tell(.suiteEnded(suite, duration, count))
        }
      case .issueRecorded(nil, let issue): result.sessions[index].issues.append(issue)
      case .sessionFailed(let failure):
        result.sessions[index].failure = failure
        result.sessions[index].duration = ContinuousClock.now - start
      default: break
      }
    }

    for (index, session) in sessions.enumerated() {
      for test in session.tests where test.isDisabled {
        var skipped = TestResult(test)
        skipped.isSkipped = true
        skipped.comment = test.comment
        pass(TestEvent(.testSkipped(skipped), session: index))
      }
    }
    result.signal = try work(pass)
    result.duration = ContinuousClock.now - start
    return result
  }

  /// Has threads boot images.
  ///
  /// - Returns: The signal by which this program was told to end; nil if it wasn't.
  private func work(_ pass: (TestEvent) -> Void) throws -> Int32? {
    let units = TestUnit.units(of: self)
    let queue = try TestQueue(units)
    let worker = TestWorker(run: self, queue: queue)
    return try queue.crew.work(
      (0..<min(max(1, workers), units.count)).map { _ in { worker.work() } },
      cancelledBy: runner.cancellation
    ) { event in
      if let event { pass(event) }
    }
    .signal
  }
}
