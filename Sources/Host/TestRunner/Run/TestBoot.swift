import HostSupport
import QEMURunner

/// One boot of an image for some of its tests: reads what the guest tells, and keeps its time.
///
/// Source: `Documentation/ABI/test-protocol.md`, version 1.
final class TestBoot: SessionObserver {
  package let token = TestBooter.token()

  /// When the guest's time is up.
  private(set) var deadline: ContinuousClock.Instant?

  /// The tests that have ended or were skipped, by their indices.
  package private(set) var ended: Set<Int> = []

  private let booter: TestBooter
  private let limits: TestLimits
  private let baseline: TestBaseline?
  private let keepsAllOutput: Bool
  private let tell: (TestEvent.Kind) -> Void

  private let planned: [Int: TestItem]
  private var stream: TestRecordStream
  private var hasBegun = false
  private var hasFinished = false
  private var hasProgress = false
  private var current: Running?
  private var last: TestItem?

  /// An issue to which lines may still come.
  private var openIssue: TestIssue?

  /// What the guest wrote outside of tests.
  private var outside = OutputKeeper()
  private var outsideSinceRecord = 0

  /// Why QEMU is to be killed.
  private var fault: Fatal?

  private enum Fatal {
    /// The image broke the protocol.
    case protocolBroken(String)
    /// It wrote more than it may.
    case outputLimit
  }

  /// A test that runs.
  private struct Running {
    var result: TestResult
    var index: Int
    let start = ContinuousClock.now
    var limit: Duration?
    var testCase: (value: TestResult.Case, start: ContinuousClock.Instant, count: IssueCount)?
    var output = OutputKeeper()
    var attachment: (value: TestResult.Attachment, left: Int)?

    init(_ test: TestItem, index: Int, limit: Duration?) {
      result = TestResult(test)
      self.index = index
      self.limit = limit
    }
  }

  /// How long a guest may take to say that its session begins.
  private static let mostToBegin = Duration.seconds(30)

  /// How long a guest may take to end QEMU when its plan is done.
  private static let patience = Duration.seconds(10)

  /// - Parameters:
  ///   - tests: The tests of the plan.
  ///   - tell: Gets what happens, on the thread that runs QEMU.
  init(
    _ booter: TestBooter,
    _ tests: some Sequence<TestItem>,
    limits: TestLimits,
    baseline: TestBaseline?,
    keepsAllOutput: Bool,
    _ tell: @escaping (TestEvent.Kind) -> Void
  ) {
    self.booter = booter
    self.limits = limits
    self.baseline = baseline
    self.keepsAllOutput = keepsAllOutput
    self.tell = tell
    var planned: [Int: TestItem] = [:]
    for test in tests {
      if let index = test.index { planned[index] = test }
    }
    self.planned = planned
    stream = TestRecordStream(token: token)
    restartClock(limits.timeout.map { min($0, Self.mostToBegin) })
  }

  private func restartClock(_ limit: Duration?) {
    deadline = limit.map { ContinuousClock.now + $0 }
  }

  // MARK: - What the guest writes

  func readConsole(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard fault == nil else { return false }
    stream.read(bytes) { piece in
      switch piece {
      case .output(let bytes): takeOutput(bytes)
      case .endless: fault = .protocolBroken("a record has more bytes than any may have")
      case .record(let line):
        outsideSinceRecord = 0
        if let record = GuestRecord(line: line) {
          if let words = take(record) { fault = .protocolBroken(words) }
        } else {
          let text = String(decoding: line.prefix(200), as: UTF8.self)
          fault = .protocolBroken("'\(text)' isn't a record")
        }
      }
      return fault == nil && !hasFinished
    }
    return fault == nil
  }

  func readErrors(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard fault == nil else { return false }
    takeOutput(bytes)
    return fault == nil
  }

  private func takeOutput(_ bytes: some Collection<UInt8>) {
    let total: Int
    if current != nil {
      current?.output.take(bytes)
      total = current?.output.total ?? 0
    } else {
      outside.take(bytes)
      outsideSinceRecord += bytes.count
      total = outsideSinceRecord
    }
    if let limit = limits.output, total > limit, fault == nil { fault = .outputLimit }
  }

  /// Deals with a record.
  ///
  /// - Returns: What is wrong with it; nil if nothing is.
  private func take(_ record: GuestRecord) -> String? {
    switch record {
    case .comment, .values, .difference: break
    default: closeIssue()
    }
    if case .began(let count) = record {
      guard !hasBegun else { return "the session begins twice" }
      let expected = booter.session.catalogue.recordCount
      guard count == expected else {
        return "the guest has \(count) records of tests, and the image's file \(expected)"
      }
      hasBegun = true
      restartClock(limits.timeout)
      return nil
    }
    guard hasBegun else { return "it tells of tests before the session begins" }
    switch record {
    case .began: break
    case .testStarted(let index):
      guard current == nil else { return "test \(index) starts within another one" }
      guard let test = planned[index], !ended.contains(index) else {
        return "test \(index) starts, which isn't in the plan"
      }
      hasProgress = true
      current = Running(test, index: index, limit: test.timeLimit ?? limits.timeout)
      restartClock(current?.limit)
      tell(.testStarted(test))
    case .testSkipped(let index, let comment):
      guard current == nil else { return "test \(index) is skipped within another one" }
      guard let test = planned[index], ended.insert(index).inserted else {
        return "test \(index) is skipped, which isn't in the plan"
      }
      hasProgress = true
      last = test
      restartClock(limits.timeout)
      var result = TestResult(test)
      result.isSkipped = true
      result.comment = comment.isEmpty ? nil : comment
      tell(.testSkipped(result))
    case .testEnded(let index):
      guard let running = current, running.index == index else {
        return "test \(index) ends, which doesn't run"
      }
      endTest()
    case .issue(let kind, let isKnown, let location, let words):
      openIssue = TestIssue(kind, isKnown: isKnown, location: location, words: words)
    case .comment(let text):
      guard openIssue != nil else { return "there's a comment without an issue" }
      openIssue?.comments.append(text)
    case .values(let text):
      guard openIssue != nil else { return "there are values without an issue" }
      openIssue?.values.append(text)
    case .difference(let text):
      guard openIssue != nil else { return "there is a difference without an issue" }
      openIssue?.difference = text
    case .trap(let fault): add(trapIssue(fault))
    case .ended(let text):
      add(
        TestIssue(
          .end,
          location: current?.result.test.location,
          words: "The test ended early: \(text)"
        )
      )
    case .counters(let offset, let bytes):
      do {
        try booter.session.coverage?.add(bytes, at: offset)
      } catch {
        return "\(error)"
      }
    case .finished:
      guard current == nil else { return "the plan is done within a test" }
      hasFinished = true
      restartClock(Self.patience)
    case .caseStarted, .caseEnded, .exitTest, .attachment, .attachmentBytes, .measurement:
      guard current != nil else { return "it tells of a test, and none runs" }
      return takeOfTest(record)
    }
    return nil
  }

  /// Deals with what only a test tells.
  private func takeOfTest(_ record: GuestRecord) -> String? {
    guard let test = current?.result.test else { return nil }
    switch record {
    case .caseStarted(let number, let arguments):
      endCase()
      let value = TestResult.Case(number: number, arguments: arguments)
      current?.testCase = (value, .now, IssueCount())
      current?.result.caseCount += 1
      tell(.caseStarted(test, value))
    case .caseEnded(let number):
      guard current?.testCase?.value.number == number else {
        return "case \(number) ends, which doesn't run"
      }
      endCase()
    case .exitTest(let body, let location, let condition, let comment):
      guard booter.session.catalogue.exitBodies.contains(body) else {
        return "record \(body) isn't the body of an exit test"
      }
      runExitTest(body, location, condition, comment)
    case .attachment(let length, let name):
      guard current?.attachment == nil else { return "an attachment begins within another one" }
      guard length <= TestResult.Attachment.mostBytes else {
        return "an attachment has \(length) bytes"
      }
      current?.attachment = (TestResult.Attachment(name: name, bytes: []), length)
      endAttachmentIfComplete()
    case .attachmentBytes(let bytes):
      guard let left = current?.attachment?.left, bytes.count <= left else {
        return "there are bytes of no attachment"
      }
      current?.attachment?.value.bytes += bytes
      current?.attachment?.left -= bytes.count
      endAttachmentIfComplete()
    case .measurement(let count, let name):
      let measurement = TestResult.Measurement(
        name: name,
        count: count,
        isOfInstructions: booter.options.qemuArguments.contains("-icount")
      )
      current?.result.measurements.append(measurement)
      tell(.measured(test, measurement))
      let machine = booter.session.machine
      if let issue = baseline?.issue(for: measurement, of: test, on: machine) { add(issue) }
    default: break
    }
    return nil
  }

  private func endAttachmentIfComplete() {
    guard let attachment = current?.attachment, attachment.left == 0,
      let test = current?.result.test
    else { return }
    current?.attachment = nil
    current?.result.attachments.append(attachment.value)
    tell(.attached(test, attachment.value))
  }

  private func endCase() {
    guard let running = current, let testCase = running.testCase else { return }
    current?.testCase = nil
    let duration = ContinuousClock.now - testCase.start
    tell(.caseEnded(running.result.test, testCase.value, duration, testCase.count))
  }

  /// Takes an issue to which nothing more comes.
  private func closeIssue() {
    guard let issue = openIssue else { return }
    openIssue = nil
    add(issue)
  }

  private func add(_ issue: TestIssue) {
    var issue = issue
    issue.arguments = current?.testCase?.value.arguments
    current?.result.issues.append(issue)
    current?.testCase?.count.count(issue)
    tell(.issueRecorded(current?.result.test, issue))
  }

  private func endTest() {
    closeIssue()
    endCase()
    guard var running = current else { return }
    current = nil
    ended.insert(running.index)
    last = running.result.test
    running.result.duration = ContinuousClock.now - running.start
    if keepsAllOutput || running.result.hasFailed {
      running.result.output = running.output.excerpt
    }
    restartClock(limits.timeout)
    tell(.testEnded(running.result))
  }

  private func trapIssue(_ fault: Fault) -> TestIssue {
    var fault = fault
    // Whoever ends this program meanwhile ends QEMU, too.
    if fault.location == nil,
      let frame = try? booter.symbolizer.frames(at: [fault.programCounter]).first
    {
      (fault.location, fault.message) = (frame.location, frame.message)
    }
    var issue = TestIssue(
      .trap,
      location: current?.result.test.location,
      words: "Trapped: \(fault)"
    )
    issue.sourceLocation = fault.location
    return issue
  }

  // MARK: - Exit tests

  /// Runs the body of an exit test in a QEMU of its own, while this one waits.
  private func runExitTest(
    _ body: Int,
    _ location: TestLocation,
    _ condition: ExitCondition,
    _ comment: String?
  ) {
    let start = ContinuousClock.now
    let boot = ExitTestBoot(
      deadline: deadline,
      outputLimit: limits.output,
      coverage: booter.session.coverage
    )
    let outcome: Result<RunResult, any Error> = Result {
      try booter.boot(exitBody: body, token: boot.token, boot)
    }
    // The guest waited meanwhile: that isn't the test's own time.
    deadline = deadline.map { $0 + (ContinuousClock.now - start) }
    for issue in boot.issues { add(issue) }
    takeOutput(boot.output.excerpt.bytes)
    switch outcome {
    case .failure(let error):
      add(TestIssue(.end, location: location, words: "The exit test can't be run: \(error)"))
    case .success(let result):
      if case .cancelled = result.verdict { return }
      guard !condition.isMet(by: result.verdict, hasTrapped: boot.trap != nil) else { return }
      var issue = TestIssue(.expectation, location: location, words: "")
      var end: String
      switch result.verdict {
      case .exited(let code): end = ".exitCode(\(code))"
      case .trapped: end = ".trap"
      default: end = outcomeWords(result)
      }
      if boot.trap != nil { end = ".trap" }
      issue.text = "Expectation failed: \(condition) → \(end)"
      if let comment { issue.comments.append(comment) }
      if let trap = boot.trap {
        issue.comments.append(trapIssue(trap).text)
      } else if case .trapped(let fault) = result.verdict {
        issue.comments.append(trapIssue(fault).text)
      }
      issue.comments += boot.words + details(result)
      add(issue)
    }
  }

  // MARK: - How QEMU ends

  /// Notes that QEMU has ended.
  ///
  /// - Returns: Why the image's tests can't go on; nil if they can.
  package func finish(_ result: RunResult) -> SessionFailure? {
    takeOutput(stream.finish())
    if case .cancelled = result.verdict { return nil }
    closeIssue()
    if let running = current {
      add(issue(for: result, of: running))
      endTest()
      return nil
    }
    if hasFinished && result.verdict == .exited(0) { return nil }
    guard !hasProgress else {
      let place = last.map { " after \($0.title)" } ?? ""
      var issue = TestIssue(.end, location: nil, words: "")
      issue.text = "The guest was to go on\(place), but \(endWords(result))"
      if hasFinished {
        issue.text = "The guest was to end with code 0\(place), but \(endWords(result))"
      }
      issue.comments = details(result)
      tell(.issueRecorded(nil, issue))
      return nil
    }
    return failure(result)
  }

  /// Why a boot in which no test began has ended.
  private func failure(_ result: RunResult) -> SessionFailure {
    let words: String
    if result.verdict == .failedToStart {
      words = "QEMU failed to start"
    } else if hasBegun {
      words = "the guest ran none of its tests: \(endWords(result))"
    } else {
      words =
        "the guest doesn't speak the protocol of tests: \(endWords(result)). Build it with "
        + "GuestTesting, and begin it with: @main struct Tests: GuestTests {}"
    }
    return SessionFailure(
      isBeforeStart: result.verdict == .failedToStart,
      description: words,
      details: details(result),
      output: outside.excerpt
    )
  }

  /// What is wrong with a test in whose middle QEMU ended.
  private func issue(for result: RunResult, of running: Running) -> TestIssue {
    let location = running.result.test.location
    var issue: TestIssue
    switch (fault, result.verdict) {
    case (.protocolBroken(let words)?, _):
      issue = TestIssue(
        .protocol,
        location: location,
        words: "The guest broke the protocol of tests: \(words)"
      )
    case (.outputLimit?, _):
      let limit = limits.output.map { ByteCount.words($0) } ?? "any"
      issue = TestIssue(
        .outputLimit,
        location: location,
        words: "Output limit was exceeded: \(limit)"
      )
    case (nil, .timedOut):
      let limit = running.limit.map { "\($0.inMilliseconds) seconds" } ?? "any"
      issue = TestIssue(
        .timeLimit,
        location: location,
        words: "Time limit was exceeded: \(limit)"
      )
      issue.sourceLocation = result.diagnosis?.cores.first?.location
    case (nil, .trapped(let fault)):
      issue = trapIssue(fault)
    case (nil, .exited(let code)):
      issue = TestIssue(
        .end,
        location: location,
        words: "The guest ended with code \(code) in the middle of the test"
      )
    default:
      issue = TestIssue(
        .end,
        location: location,
        words: "QEMU ended in the middle of the test: \(outcomeWords(result))"
      )
    }
    issue.comments += details(result)
    return issue
  }

  /// Why QEMU ended, for people.
  private func endWords(_ result: RunResult) -> String {
    switch fault {
    case .protocolBroken(let words): words
    case .outputLimit: "the guest wrote more than it may"
    case nil: outcomeWords(result)
    }
  }

  private func outcomeWords(_ result: RunResult) -> String {
    outcome(result).sentence
  }

  private func details(_ result: RunResult) -> [String] {
    fault == nil ? outcome(result).details : []
  }

  private func outcome(_ result: RunResult) -> RunOutcome {
    RunOutcome(
      image: booter.session.image.path,
      machine: booter.session.machine,
      verdict: result.verdict,
      result: result
    )
  }
}
