import Glibc
import HostSupport
import QEMURunner
import Reports

/// What became of runs, as JUnit's XML in the form of Maven Surefire: what Jenkins, GitLab and
/// actions for GitHub read.
///
/// Source: `Documentation/ABI/junit.xsd`, which says what of it is Maven Surefire's schema;
/// `Documentation/ABI/batch-report.md`, version 1.
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
    let errors = result.runs.count { $0.status == .failed && $0.attempts.last?.hasRun == false }
    let counts: [(String, String)] = [
      ("name", "qemu-exit"),
      ("tests", "\(result.runs.count)"),
      ("failures", "\(result.count(.failed) - errors)"),
      ("errors", "\(errors)"),
      ("skipped", "\(result.count(.cancelled))"),
      ("time", result.duration.inMilliseconds),
    ]
    text += XML.tag("testsuites", counts) + "\n"
    text += XML.tag("testsuite", counts + [("timestamp", timestamp)], depth: 1) + "\n"
    for run in result.runs { text += testCase(run) }
    return text + "  </testsuite>\n</testsuites>\n"
  }

  private func testCase(_ run: CompletedRun) -> String {
    var attributes = [
      ("name", run.title),
      // What readers group by.
      ("classname", "qemu-exit." + (run.machine?.id ?? "unknown")),
      ("time", run.duration.inMilliseconds),
    ]
    if let place = run.place {
      attributes.append(("file", place.file))
      if let line = place.line { attributes.append(("line", "\(line)")) }
    }
    var text = XML.tag("testcase", attributes, depth: 2) + "\n"
    // The schema's order. Failures and errors of one run may take turns.
    let (failures, errors) = (attempts(of: run) { $0.hasRun }, attempts(of: run) { !$0.hasRun })
    switch run.status {
    case .passed: break
    case .flaky:
      for attempt in failures { text += failure(attempt, "flakyFailure") }
      for attempt in errors { text += failure(attempt, "flakyError") }
    case .failed:
      let last = run.attempts.last
      if let last, last.hasRun { text += failure(last, "failure") }
      for attempt in failures { text += failure(attempt, "rerunFailure") }
      if let last, !last.hasRun { text += failure(last, "error") }
      for attempt in errors { text += failure(attempt, "rerunError") }
    case .cancelled:
      text += "      <skipped message=\"cancelled\"/>\n"
    }
    // In reruns, the output belongs to each; beside them it is that of the last.
    if let last = run.attempts.last {
      text += output(last, depth: 3)
    }
    return text + "    </testcase>\n"
  }

  /// The attempts before the last one of which something holds.
  private func attempts(of run: CompletedRun, _ holds: (Attempt) -> Bool) -> [Attempt] {
    run.attempts.dropLast().filter(holds)
  }

  private func failure(_ attempt: Attempt, _ element: String) -> String {
    let type = attempt.outcome?.verdict.name ?? "error"
    let attributes = [("message", attempt.problems.joined(separator: "; ")), ("type", type)]
    let words = (attempt.problems + (attempt.outcome?.details ?? [])).joined(separator: "\n")
    var text = XML.tag(element, attributes, depth: 3)
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
