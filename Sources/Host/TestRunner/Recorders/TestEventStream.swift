import FoundationEssentials
import HostSupport
import QEMURunner

/// What happens, a line of JSON each, as `swift test --event-stream-output-path` writes it.
///
/// Source: swift-testing, `Documentation/ABI/JSON.md`, version 6.3.
/// `Documentation/ABI/test-reports.md` has what differs.
public struct TestEventStream {
  /// The version that the lines name: that of Swift 6.3.1.
  public static let version = "6.3.0"

  private let sessions: [TestSession]
  private let sources: TestSources
  private let messages: TestMessages
  private let encoder: JSONEncoder

  /// - Parameters:
  ///   - sessions: The images and machines.
  ///   - sources: Where the source of tests is.
  public init(_ sessions: [TestSession], sources: TestSources) {
    self.sessions = sessions
    self.sources = sources
    messages = TestMessages(sessions)
    encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
  }

  /// The lines for something that has happened: none or some, each with a newline.
  public func lines(for event: TestEvent) throws -> [UInt8] {
    var lines: [UInt8] = []
    if case .runStarted = event.kind {
      for session in sessions {
        let tracker = SuiteTracker(session.catalogue, tests: session.tests)
        for item in tracker.suites + session.tests {
          lines += try line("test", Item(item, sources, machine(session)))
        }
      }
    }
    guard let name = Self.name(of: event.kind) else { return lines }
    var payload = Event(
      kind: name,
      instant: Instant(absolute: event.time, since1970: event.date),
      messages: messages.streamMessages(for: event).map {
        Message(symbol: $0.symbol.rawValue, text: $0.text)
      },
      testID: Self.test(of: event.kind)?.id
    )
    switch event.kind {
    case .issueRecorded(_, let issue):
      payload.issue = Issue(
        isFailure: issue.isFailure,
        isKnown: issue.isKnown,
        severity: issue.kind == .warning ? "warning" : "error",
        sourceLocation: issue.location.map { Location($0, sources) }
      )
    case .sessionFailed:
      payload.issue = Issue(isFailure: true, isKnown: false, severity: "error")
    case .attached(_, let attachment): payload.attachment = Attachment(path: attachment.path)
    default: break
    }
    switch event.kind {
    case .runStarted, .iterationStarted, .runEnded: break
    default: payload._machine = machine(sessions[event.session])
    }
    return lines + (try line("event", payload))
  }

  /// The machine, if there are several.
  private func machine(_ session: TestSession) -> String? {
    sessions.count > 1 ? session.label : nil
  }

  private func line(_ kind: String, _ payload: some Encodable) throws -> [UInt8] {
    Array(try encoder.encode(Line(kind: kind, payload: payload))) + [UInt8(ascii: "\n")]
  }

  private static func name(of kind: TestEvent.Kind) -> String? {
    switch kind {
    case .runStarted: "runStarted"
    case .suiteStarted, .testStarted: "testStarted"
    case .suiteSkipped, .testSkipped: "testSkipped"
    case .suiteEnded, .testEnded: "testEnded"
    case .caseStarted: "testCaseStarted"
    case .caseEnded: "testCaseEnded"
    case .issueRecorded, .sessionFailed: "issueRecorded"
    case .attached: "valueAttached"
    case .runEnded: "runEnded"
    case .iterationStarted, .measured: nil
    }
  }

  private static func test(of kind: TestEvent.Kind) -> TestItem? {
    switch kind {
    case .suiteStarted(let item), .suiteSkipped(let item, _), .suiteEnded(let item, _, _),
      .testStarted(let item), .caseStarted(let item, _), .caseEnded(let item, _, _, _),
      .attached(let item, _), .measured(let item, _):
      item
    case .testSkipped(let result), .testEnded(let result): result.test
    case .issueRecorded(let item, _): item
    case .runStarted, .iterationStarted, .sessionFailed, .runEnded: nil
    }
  }

  private struct Line<Payload: Encodable>: Encodable {
    var kind: String
    var payload: Payload
    var version = TestEventStream.version
  }

  private struct Location: Encodable {
    var _filePath: String
    var column: Int
    var fileID: String
    var filePath: String
    var line: Int

    init(_ location: TestLocation, _ sources: TestSources) {
      filePath = sources.path(of: location.fileID) ?? location.fileID
      _filePath = filePath
      column = location.column
      fileID = location.fileID
      line = location.line
    }
  }

  private struct Item: Encodable {
    var displayName: String?
    var id: String
    var isParameterized: Bool?
    var kind: String
    var name: String
    var sourceLocation: Location
    var _machine: String?

    init(_ item: TestItem, _ sources: TestSources, _ machine: String?) {
      displayName = item.displayName ?? item.rawName
      id = item.id
      isParameterized = item.isSuite ? nil : item.isParameterized
      kind = item.isSuite ? "suite" : "function"
      name = item.name
      sourceLocation = Location(item.location, sources)
      _machine = machine
    }
  }

  private struct Instant: Encodable {
    var absolute: Double
    var since1970: Double
  }

  private struct Message: Encodable {
    var symbol: String
    var text: String
  }

  private struct Issue: Encodable {
    var isFailure: Bool
    var isKnown: Bool
    var severity: String
    var sourceLocation: Location?
  }

  private struct Attachment: Encodable {
    var path: String?
  }

  private struct Event: Encodable {
    var kind: String
    var instant: Instant
    var messages: [Message]
    var testID: String?
    var issue: Issue?
    var attachment: Attachment?
    var _machine: String?
  }
}
