import HostSupport
import QEMURunner
import Reports

/// What became of tests, in the format of JUnit's reports: a suite for each image and machine.
///
/// Source: as ``JUnitReport``; `Documentation/ABI/test-reports.md`, version 1.
public struct TestJUnitReport {
  private let result: TestRunResult
  private let sources: TestSources

  /// - Parameters:
  ///   - result: What became of the tests.
  ///   - sources: Where the source of tests is.
  public init(_ result: TestRunResult, sources: TestSources) {
    self.result = result
    self.sources = sources
  }

  /// The file's text.
  public var text: String {
    let sessions = result.sessions
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    text +=
      Self.tag(
        "testsuites",
        counts(sessions, name: "qemu-exit", result.duration)
      ) + "\n"
    for session in sessions {
      let label = session.session.label
      text += Self.tag("testsuite", counts([session], name: label, session.duration), depth: 1)
      text += "\n"
      for result in session.results { text += testCase(result) }
      if session.failure != nil || !session.issues.isEmpty { text += sessionCase(session) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private func counts(
    _ sessions: [TestRunResult.Session],
    name: String,
    _ duration: Duration
  ) -> [(String, String)] {
    let results = sessions.flatMap(\.results)
    let errors = sessions.count { $0.failure != nil || !$0.issues.isEmpty }
    return [
      ("name", name),
      ("tests", "\(results.count + errors)"),
      ("failures", "\(results.count(where: \.hasFailed))"),
      ("errors", "\(errors)"),
      ("skipped", "\(results.count(where: \.isSkipped))"),
      ("time", "\(duration.seconds)"),
    ]
  }

  private func testCase(_ result: TestResult) -> String {
    let test = result.test
    var attributes = [
      ("classname", test.className), ("name", test.name), ("time", "\(result.duration.seconds)"),
    ]
    if let path = sources.path(of: test.location.fileID) { attributes.append(("file", path)) }
    attributes.append(("line", "\(test.location.line)"))
    var text = Self.tag("testcase", attributes, depth: 2) + "\n"
    if result.isSkipped {
      let reason = result.comment.map { [("message", $0)] } ?? []
      text += Self.tag("skipped", reason, depth: 3) + "</skipped>\n"
    }
    for issue in result.issues where issue.isFailure {
      text += failure(issue, element: "failure")
    }
    if !result.output.isEmpty {
      text += "      <system-out>\(XML.escaped(result.output.text))</system-out>\n"
    }
    return text + "    </testcase>\n"
  }

  private func failure(_ issue: TestIssue, element: String) -> String {
    let place = issue.location.map { "\($0): " } ?? ""
    let lines = [place + issue.text] + issue.comments + issue.values
    return Self.tag(element, [("message", issue.text), ("type", issue.kind.rawValue)], depth: 3)
      + XML.escaped(lines.joined(separator: "\n")) + "</\(element)>\n"
  }

  /// What belongs to no test.
  private func sessionCase(_ session: TestRunResult.Session) -> String {
    let attributes = [("classname", "qemu-exit"), ("name", session.session.image.path)]
    var text = Self.tag("testcase", attributes, depth: 2) + "\n"
    for issue in session.issues { text += failure(issue, element: "error") }
    if let failure = session.failure {
      let lines = [failure.description] + failure.details
      text += Self.tag("error", [("message", failure.description)], depth: 3)
      text += XML.escaped(lines.joined(separator: "\n")) + "</error>\n"
      if !failure.output.isEmpty {
        text += "      <system-out>\(XML.escaped(failure.output.text))</system-out>\n"
      }
    }
    return text + "    </testcase>\n"
  }

  private static func tag(
    _ name: String,
    _ attributes: [(String, String)],
    depth: Int = 0
  ) -> String {
    String(repeating: "  ", count: depth) + "<\(name)"
      + attributes.map { " \($0)=\"\(XML.escaped($1, inAttribute: true))\"" }.joined() + ">"
  }
}
