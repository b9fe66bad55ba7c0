import HostSupport
import ObjectFile
import QEMURunner

/// Says in Swift Testing's words what happens.
struct TestMessages {
  private let sessions: [TestSession]

  /// Whether more is told: cases, and the values of operands.
  private let isVerbose: Bool

  init(_ sessions: [TestSession], isVerbose: Bool = false) {
    self.sessions = sessions
    self.isVerbose = isVerbose
  }

  /// What is behind a name, if there are several images or machines: ` (riscv64-virt)`.
  private func place(_ event: TestEvent) -> String {
    sessions.count > 1 ? " (\(sessions[event.session].label.onOneLine))" : ""
  }

  /// The lines for people.
  func messages(for event: TestEvent) -> [TestMessage] {
    let place = place(event)
    switch event.kind {
    case .runStarted:
      return [TestMessage(.default, "Test run started.")] + platform
    case .iterationStarted(let number):
      return [TestMessage(.default, "Iteration \(number) started.")]
    case .suiteStarted(let suite):
      return [TestMessage(.default, "\(suite.title)\(place) started.")]
    case .suiteSkipped(let suite, let comment):
      return [TestMessage(.skip, "\(suite.title)\(place) skipped\(Self.reason(comment))")]
    case .suiteEnded(let suite, let duration, let count):
      return ended("\(suite.title)\(place)", duration, count, comments: suite.comments)
    case .testStarted(let test):
      return [TestMessage(.default, "\(test.title)\(place) started.")]
    case .testSkipped(let result):
      let reason = Self.reason(result.comment)
      return [TestMessage(.skip, "\(result.test.title)\(place) skipped\(reason)")]
    case .caseStarted(let test, let value):
      let words = Self.passing(value.arguments, to: test)
      return [TestMessage(.default, "Test case passing \(words)\(place) started.")]
    case .caseEnded(let test, let value, let duration, let count):
      guard isVerbose else { return [] }
      return ended(
        "Test case passing \(Self.passing(value.arguments, to: test))\(place)",
        duration,
        count
      )
    case .issueRecorded(let test, let issue):
      var subject = test.map { "\($0.title)\(place)" } ?? "Test run\(place)"
      subject += issue.isKnown ? " recorded a known issue" : " recorded \(Self.article(issue))"
      if let test, let arguments = issue.arguments {
        subject += " with \(Self.counted(arguments, of: test))"
      }
      if let location = issue.location { subject += " at \(location)" }
      var messages = issueMessages(issue)
      messages[0].text = "\(subject): \(messages[0].text)"
      return messages
    case .attached(let test, let attachment):
      let name = attachment.name.onOneLine
      let message = TestMessage(.attachment, "Attached '\(name)' to \(test.shortTitle)\(place).")
      let path = attachment.path.map { TestMessage(.details, "Written to '\($0.onOneLine)'.") }
      return [message] + (path.map { [$0] } ?? [])
    case .measured(let test, let measurement):
      let unit = measurement.isOfInstructions ? "instructions" : "ticks"
      let hint = measurement.isOfInstructions ? "" : " --measure counts instructions."
      let name = measurement.name.onOneLine
      return [
        TestMessage(
          .details,
          "Measured \(measurement.count) \(unit) for '\(name)' in \(test.shortTitle)\(place).\(hint)"
        )
      ]
    case .testEnded(let result):
      let cases =
        result.caseCount > 0 ? " with \(Self.counting(result.caseCount, "test case"))" : ""
      return ended(
        "\(result.test.title)\(place)\(cases)",
        result.duration,
        IssueCount(result.issues),
        comments: result.test.comments
      )
    case .sessionFailed(let failure):
      let session = sessions[event.session]
      return [
        TestMessage(
          .fail,
          "The tests of \(session.image.path.onOneLine) on \(session.machine.id) can't be run: "
            + failure.description.onOneLine
        )
      ] + failure.details.map { TestMessage(.details, $0.onOneLine) }
    case .runEnded(let result):
      return summaries(result)
    }
  }

  /// The lines in the event stream: an issue's don't say again whose it is.
  func streamMessages(for event: TestEvent) -> [TestMessage] {
    switch event.kind {
    case .issueRecorded(_, let issue): issueMessages(issue, isStream: true)
    case .caseEnded: []
    default: messages(for: event)
    }
  }

  private var platform: [TestMessage] {
    var platforms: [String] = []
    for session in sessions {
      let text = "Target Platform: \(session.machine.triple) (\(session.machine.id))"
      if !platforms.contains(text) { platforms.append(text) }
    }
    return (["qemu-exit Version: \(QEMURunner.version)"] + platforms).map {
      TestMessage(.details, $0)
    }
  }

  /// What happened, and what belongs to it.
  ///
  /// - Parameter isStream: Whether a comment of several lines is one message, as in the event stream.
  private func issueMessages(_ issue: TestIssue, isStream: Bool = false) -> [TestMessage] {
    let symbol: TestMessage.Symbol =
      issue.isKnown ? .passWithKnownIssue : issue.isFailure ? .fail : .warning
    var lines = issue.comments
    if isVerbose { lines += issue.values }
    let details =
      isStream
      ? lines.map { TestMessage(.details, $0) }
      : lines.flatMap { $0.split(separator: "\n") }.map {
        TestMessage(.details, String($0).onOneLine)
      }
    return [TestMessage(symbol, isStream ? issue.text : issue.text.onOneLine)] + details
      + (issue.difference.map { [TestMessage(.difference, isStream ? $0 : $0.onOneLine)] } ?? [])
  }

  private func ended(
    _ what: String,
    _ duration: Duration,
    _ count: IssueCount,
    comments: [String] = []
  ) -> [TestMessage] {
    let hasFailed = count.failures > 0
    let words = "\(hasFailed ? "failed" : "passed") after \(duration.inMilliseconds) seconds"
    return [TestMessage(TestMessage.Symbol(count), "\(what) \(words)\(Self.words(count)).")]
      + (hasFailed ? comments : []).map { TestMessage(.details, $0.onOneLine) }
  }

  /// A line for each image and machine if there are several, and one for all.
  private func summaries(_ result: TestRunResult) -> [TestMessage] {
    func line(_ parts: [TestRunResult.Session], _ subject: String, _ duration: Duration)
      -> TestMessage
    {
      var count = IssueCount()
      for part in parts { count += part.issueCount }
      let failures =
        parts.contains { $0.failure != nil }
        || parts.count == sessions.count
          && result.hasFailedBefore
      let notRun = parts.map(\.notRun).reduce(0, +)
      let isCut = result.signal != nil && notRun > 0
      var text = subject
      text += failures || count.failures > 0 || isCut ? " failed" : " passed"
      text += " after \(duration.inMilliseconds) seconds\(Self.words(count))"
      if notRun > 0 { text += "; \(Self.counting(notRun, "test")) not run" }
      if let signal = result.signal { text += "; ended by signal \(signal)" }
      return TestMessage(failures || isCut ? .fail : TestMessage.Symbol(count), text + ".")
    }
    func tests(_ parts: [TestRunResult.Session]) -> String {
      let count = parts.map(\.results.count).reduce(0, +)
      let suites = parts.map(\.suiteCount).reduce(0, +)
      return "with \(Self.counting(count, "test")) in \(Self.counting(suites, "suite"))"
    }
    var messages: [TestMessage] = []
    if sessions.count > 1 {
      for part in result.sessions {
        let label = part.session.label.onOneLine
        messages.append(line([part], "\(label) \(tests([part]))", part.duration))
      }
    }
    let all = "Test run \(tests(result.sessions))"
    let machines = Set(sessions.map(\.machine.id)).count
    let place = machines > 1 ? " on \(machines) machines" : ""
    let times = result.iterations > 1 ? " in \(result.iterations) iterations" : ""
    return messages + [line(result.sessions, all + place + times, result.duration)]
  }

  // MARK: - Words

  private static func reason(_ comment: String?) -> String {
    comment.map { ": \"\($0.onOneLine)\"" } ?? "."
  }

  private static func article(_ issue: TestIssue) -> String {
    issue.isFailure ? "an issue" : "a warning"
  }

  private static func passing(_ arguments: String, to test: TestItem) -> String {
    "\(counted(arguments, of: test)) to \(test.shortTitle)"
  }

  /// `1 argument n → 2`
  private static func counted(_ arguments: String, of test: TestItem) -> String {
    // As many as the function's name has labels.
    let count = max(1, test.name.utf8.count { $0 == UInt8(ascii: ":") })
    return "\(counting(count, "argument")) \(arguments.onOneLine)"
  }

  static func counting(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// ` with 3 issues (including 1 warning)`; nothing if there's none.
  package static func words(_ count: IssueCount) -> String {
    let warnings = counting(count.warnings, "warning")
    let known = counting(count.known, "known issue")
    let others = [count.warnings > 0 ? warnings : nil, count.known > 0 ? known : nil]
      .compactMap { $0 }.joined(separator: " and ")
    if count.failures == 0 { return others.isEmpty ? "" : " with \(others)" }
    return " with \(counting(count.all, "issue"))"
      + (others.isEmpty ? "" : " (including \(others))")
  }
}
