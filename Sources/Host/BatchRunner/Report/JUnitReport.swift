import Glibc
import HostSupport
import QEMURunner
import Reports

/// What became of runs, as JUnit's XML in the form of Maven Surefire: what Jenkins, GitLab and
/// actions for GitHub read.
///
/// Source: `maven-surefire-plugin/src/site/resources/xsd/surefire-test-report.xsd` of Maven
/// Surefire 3; `Documentation/ABI/batch-report.md`, version 1.
public struct JUnitReport {
  private let result: BatchResult

  /// When the runs were begun, in seconds since 1970.
  private let start: Int

  /// - Parameters:
  ///   - result: What became of the runs.
  ///   - start: When they were begun, in seconds since 1970.
  public init(_ result: BatchResult, start: Int) {
    self.result = result
    self.start = start
  }

  /// The file's text.
  public var text: String {
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    let errors = result.runs.count { $0.status == .failed && !$0.hasRun }
    let counts: [(String, String)] = [
      ("name", "qemu-exit"),
      ("tests", "\(result.runs.count)"),
      ("failures", "\(result.count(.failed) - errors)"),
      ("errors", "\(errors)"),
      ("skipped", "\(result.count(.cancelled))"),
      ("time", "\(result.duration.seconds)"),
    ]
    text += Self.tag("testsuites", counts) + "\n"
    text += Self.tag("testsuite", counts + [("timestamp", timestamp)], depth: 1) + "\n"
    for run in result.runs { text += testCase(run) }
    return text + "  </testsuite>\n</testsuites>\n"
  }

  private func testCase(_ run: CompletedRun) -> String {
    var attributes = [
      ("name", run.title),
      // What readers group by.
      ("classname", "qemu-exit." + (run.machine?.id ?? "unknown")),
      ("time", "\(run.duration.seconds)"),
    ]
    if let place = run.place {
      attributes.append(("file", place.file))
      if let line = place.line { attributes.append(("line", "\(line)")) }
    }
    var text = Self.tag("testcase", attributes, depth: 2) + "\n"
    switch run.status {
    case .passed: break
    case .flaky:
      for attempt in run.attempts.dropLast() { text += failure(attempt, "flakyFailure") }
    case .failed:
      if let last = run.attempts.last { text += failure(last, last.hasRun ? "failure" : "error") }
      for attempt in run.attempts.dropLast() { text += failure(attempt, "rerunFailure") }
    case .cancelled:
      text += "      <skipped message=\"cancelled\"/>\n"
    }
    // In reruns, the output belongs to each; beside them it is that of the last.
    if let last = run.attempts.last {
      text += output(last, depth: 3)
    }
    return text + "    </testcase>\n"
  }

  private func failure(_ attempt: Attempt, _ element: String) -> String {
    let type = attempt.outcome?.verdict.name ?? "error"
    let attributes = [("message", attempt.problems.joined(separator: "; ")), ("type", type)]
    let words = (attempt.problems + (attempt.outcome?.details ?? [])).joined(separator: "\n")
    var text = Self.tag(element, attributes, depth: 3)
    if element == "failure" || element == "error" {
      text += XML.escaped(words)
    } else {
      text += "\n        <stackTrace>\(XML.escaped(words))</stackTrace>\n"
      text += output(attempt, depth: 4) + "      "
    }
    return text + "</\(element)>\n"
  }

  private func output(_ attempt: Attempt, depth: Int) -> String {
    let indentation = String(repeating: "  ", count: depth)
    return [("system-out", attempt.console), ("system-err", attempt.errors)]
      .filter { !$0.1.isEmpty }
      .map { "\(indentation)<\($0.0)>\(XML.escaped($0.1.text))</\($0.0)>\n" }
      .joined()
  }

  private static func tag(_ name: String, _ attributes: [(String, String)], depth: Int = 0)
    -> String
  {
    String(repeating: "  ", count: depth) + "<\(name)"
      + attributes.map { " \($0)=\"\(XML.escaped($1, inAttribute: true))\"" }.joined() + ">"
  }

  /// As ISO 8601 has it, in UTC.
  private var timestamp: String {
    var seconds = time_t(start)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
