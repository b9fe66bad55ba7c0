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
      XML.tag(
        "testsuites",
        counts(sessions, name: "qemu-exit", result.duration)
      ) + "\n"
    for session in sessions {
      let label = session.session.label
      text += XML.tag("testsuite", counts([session], name: label, session.duration), depth: 1)
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
      ("time", duration.inMilliseconds),
    ]
  }

  private func testCase(_ result: TestResult) -> String {
    let test = result.test
    var attributes = [
      ("classname", test.className), ("name", test.name), ("time", result.duration.inMilliseconds),
    ]
    if let path = sources.path(of: test.location.fileID) { attributes.append(("file", path)) }
    attributes.append(("line", "\(test.location.line)"))
    var text = XML.tag("testcase", attributes, depth: 2) + "\n"
    for issue in result.issues where issue.isFailure { text += failure(issue) }
    if result.isSkipped {
      let reason = result.comment.map { [("message", $0)] } ?? []
      text += XML.tag("skipped", reason, depth: 3) + "</skipped>\n"
    }
    if !result.output.isEmpty {
      text += "      <system-out>\(XML.escaped(result.output.text))</system-out>\n"
    }
    return text + "    </testcase>\n"
  }

  private func failure(_ issue: TestIssue) -> String {
    XML.tag("failure", [("message", issue.text), ("type", issue.kind.rawValue)], depth: 3)
      + XML.escaped(lines(issue).joined(separator: "\n")) + "</failure>\n"
  }

  private func lines(_ issue: TestIssue) -> [String] {
    let place = issue.location.map { "\($0): " } ?? ""
    return [place + issue.text] + issue.comments + issue.values
  }

  /// What belongs to no test: one error, as the schema has no more in a case.
  private func sessionCase(_ session: TestRunResult.Session) -> String {
    let attributes = [
      ("classname", "qemu-exit"), ("name", session.session.image.path), ("time", "0.000"),
    ]
    var messages = session.issues.map(\.text)
    var lines = session.issues.flatMap(lines)
    if let failure = session.failure {
      messages.append(failure.description)
      lines += [failure.description] + failure.details
    }
    let type = session.failure == nil ? session.issues.first?.kind.rawValue : nil
    var text = XML.tag("testcase", attributes, depth: 2) + "\n"
    text += XML.tag(
      "error",
      [("message", messages.joined(separator: "; ")), ("type", type ?? "session")],
      depth: 3
    )
    text += XML.escaped(lines.joined(separator: "\n")) + "</error>\n"
    if let output = session.failure?.output, !output.isEmpty {
      text += "      <system-out>\(XML.escaped(output.text))</system-out>\n"
    }
    return text + "    </testcase>\n"
  }
}
