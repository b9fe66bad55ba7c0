import HostSupport
import QEMURunner
import Reports

/// What became of tests, by the Test Anything Protocol, version 14.
///
/// Source: as ``TAPReport``; `Documentation/ABI/test-reports.md`, version 1.
public struct TestTAPReport {
  private let result: TestRunResult

  /// - Parameter result: What became of the tests.
  public init(_ result: TestRunResult) {
    self.result = result
  }

  /// The lines.
  public var text: String {
    let count = result.sessions.map { $0.results.count + ($0.needsPoint ? 1 : 0) }.reduce(0, +)
    var text = "TAP version 14\n1..\(count)\n"
    var number = 0
    for session in result.sessions {
      let place = result.sessions.count > 1 ? " (\(session.session.label))" : ""
      for result in session.results {
        number += 1
        text += result.hasFailed ? "not ok" : "ok"
        text += " \(number) - \(Self.escaped(result.test.listName + place))"
        if result.isSkipped {
          text += " # SKIP" + (result.comment.map { " \(Self.escaped($0))" } ?? "")
        }
        text += "\n"
        if !result.issues.isEmpty { text += Self.diagnostics(result) }
      }
      if session.needsPoint {
        number += 1
        text += "not ok \(number) - \(Self.escaped(session.session.image.path + place))\n"
        let lines =
          session.issues.map(\.text)
          + (session.failure.map { [$0.description] + $0.details } ?? [])
        text += Self.block(["issues:"] + lines.map { "  - \(YAML.quoted($0))" })
      }
    }
    if let signal = result.signal { text += "Bail out! Ended by signal \(signal)\n" }
    return text
  }

  private static func diagnostics(_ result: TestResult) -> String {
    var lines = ["issues:"]
    for issue in result.issues {
      lines.append("  - text: \(YAML.quoted(issue.text))")
      lines.append("    kind: \(issue.kind.rawValue)")
      if issue.isKnown { lines.append("    known: true") }
      if let location = issue.location {
        lines.append("    file: \(YAML.quoted(location.fileID))")
        lines.append("    line: \(location.line)")
      }
      let details = issue.comments + issue.values
      if !details.isEmpty {
        lines.append("    details:")
        lines += details.map { "      - \(YAML.quoted($0))" }
      }
    }
    if !result.output.isEmpty {
      lines.append("output: \(YAML.quoted(result.output.text))")
    }
    lines.append("duration: \(result.duration.seconds)")
    return block(lines)
  }

  private static func block(_ lines: [String]) -> String {
    (["---"] + lines + ["..."]).map { "  \($0)\n" }.joined()
  }

  /// A text that has no directive.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.onOneLine.unicodeScalars {
      if scalar == "#" || scalar == "\\" { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}

extension TestRunResult.Session {
  /// Whether something went wrong that belongs to no test.
  fileprivate var needsPoint: Bool { failure != nil || !issues.isEmpty }
}
