import HostSupport
import QEMURunner

/// What became of tests, for programs.
///
/// Source: `Documentation/ABI/test-reports.md`, version 1.
public struct TestReport: Encodable, Sendable {
  private var schema = 1
  private var status: Int32
  private var passed: Bool
  private var iterations: Int
  private var duration: Double
  private var signal: Int32?
  private var sessions: [Session]

  private struct Session: Encodable {
    var image: String
    var machine: String
    var duration: Double
    var error: String?
    var details: [String]?
    var output: String?
    var issues: [Issue]?
    var tests: [Test]
  }

  private struct Test: Encodable {
    var id: String
    var name: String
    var status: String
    var duration: Double
    var comment: String?
    var issues: [Issue]?
    var cases: Int?
    var measurements: [String: Int]?
    var output: String?
  }

  private struct Issue: Encodable {
    var kind: String
    var known: Bool?
    var text: String
    var details: [String]?
    var values: [String]?
    var arguments: String?
    var location: TestLocation?
    var function: String?
    var file: String?
    var line: Int?

    init(_ issue: TestIssue) {
      kind = issue.kind.rawValue
      known = issue.isKnown ? true : nil
      text = issue.text
      details = issue.comments.isEmpty ? nil : issue.comments
      values = issue.values.isEmpty ? nil : issue.values
      arguments = issue.arguments
      location = issue.location
      function = issue.sourceLocation?.function
      file = issue.sourceLocation?.file
      line = issue.sourceLocation?.line
    }
  }

  /// Sums up a run.
  public init(_ result: TestRunResult) {
    status = result.exitStatus
    passed = result.hasPassed
    iterations = result.iterations
    duration = result.duration.seconds
    signal = result.signal
    func issues(_ issues: [TestIssue]) -> [Issue]? {
      issues.isEmpty ? nil : issues.map(Issue.init)
    }
    sessions = result.sessions.map { session in
      let details = session.failure?.details ?? []
      return Session(
        image: session.session.image.path,
        machine: session.session.machine.id,
        duration: session.duration.seconds,
        error: session.failure?.description,
        details: details.isEmpty ? nil : details,
        output: session.failure.flatMap { $0.output.isEmpty ? nil : $0.output.text },
        issues: issues(session.issues),
        tests: session.results.map { result in
          Test(
            id: result.test.id,
            name: result.test.listName,
            status: result.isSkipped ? "skipped" : result.hasFailed ? "failed" : "passed",
            duration: result.duration.seconds,
            comment: result.comment,
            issues: issues(result.issues),
            cases: result.caseCount > 0 ? result.caseCount : nil,
            measurements: result.measurements.isEmpty
              ? nil : Dictionary(result.measurements.map { ($0.name, $0.count) }) { $1 },
            output: result.output.isEmpty ? nil : result.output.text
          )
        }
      )
    }
  }

  /// The report as JSON, keys in alphabetical order.
  public func json() throws -> [UInt8] { try JSON.encode(self) }
}
