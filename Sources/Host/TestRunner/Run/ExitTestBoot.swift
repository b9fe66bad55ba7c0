import QEMURunner

/// One boot for the body of an exit test: takes what it writes, and what it records.
final class ExitTestBoot: SessionObserver {
  package let token = TestBooter.token()
  let deadline: ContinuousClock.Instant?

  /// What the body has recorded.
  private(set) var issues: [TestIssue] = []

  /// The trap that it told of.
  private(set) var trap: Fault?

  /// What else it said about its end.
  package private(set) var words: [String] = []

  package private(set) var output = OutputKeeper()

  private var stream: TestRecordStream
  private let outputLimit: Int
  private let coverage: GuestCoverage?

  init(deadline: ContinuousClock.Instant?, outputLimit: Int?, coverage: GuestCoverage?) {
    self.deadline = deadline
    self.outputLimit = outputLimit ?? .max
    self.coverage = coverage
    stream = TestRecordStream(token: token)
  }

  func readConsole(_ bytes: UnsafeRawBufferPointer) -> Bool {
    stream.read(bytes) { piece in
      switch piece {
      case .output(let bytes): output.take(bytes)
      case .endless: words.append("a record of it has no end")
      case .record(let line):
        guard let record = GuestRecord(line: line) else {
          words.append("the record isn't valid: \(String(decoding: line, as: UTF8.self))")
          break
        }
        take(record)
      }
      return true
    }
    return output.total <= outputLimit
  }

  func readErrors(_ bytes: UnsafeRawBufferPointer) -> Bool {
    output.take(bytes)
    return output.total <= outputLimit
  }

  private func take(_ record: GuestRecord) {
    switch record {
    case .issue(let kind, let isKnown, let location, let words):
      issues.append(TestIssue(kind, isKnown: isKnown, location: location, words: words))
    case .comment(let text):
      if !issues.isEmpty { issues[issues.count - 1].comments.append(text) }
    case .values(let text):
      if !issues.isEmpty { issues[issues.count - 1].values.append(text) }
    case .difference(let text):
      if !issues.isEmpty { issues[issues.count - 1].difference = text }
    case .trap(let fault): trap = fault
    case .ended(let text): words.append(text)
    case .counters(let offset, let bytes):
      do {
        try coverage?.add(bytes, at: offset)
      } catch {
        words.append("\(error)")
      }
    default: break
    }
  }
}
