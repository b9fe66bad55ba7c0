import HostSupport
import QEMURunner
import Reports

/// What became of runs, by the Test Anything Protocol, version 14.
///
/// Source: https://testanything.org/tap-version-14-specification.html;
/// `Documentation/ABI/batch-report.md`, version 1.
public struct TAPReport {
  private let result: BatchResult

  /// - Parameter result: What became of the runs.
  public init(_ result: BatchResult) {
    self.result = result
  }

  /// The lines.
  public var text: String {
    var text = "TAP version 14\n1..\(result.runs.count)\n"
    for (index, run) in result.runs.enumerated() where run.status != .cancelled {
      text += "\(run.status == .failed ? "not ok" : "ok") \(index + 1) - "
      text += Self.description(run.title) + "\n"
      if run.status != .passed { text += diagnostics(run) }
    }
    if let signal = result.signal { text += "Bail out! Ended by signal \(signal)\n" }
    return text
  }

  private func diagnostics(_ run: CompletedRun) -> String {
    var lines = ["---", "status: \(run.status.rawValue)", "attempts:"]
    for attempt in run.attempts {
      lines.append("  - verdict: \(attempt.outcome?.verdict.name ?? "error")")
      for (key, values) in [
        ("problems", attempt.problems), ("details", attempt.outcome?.details ?? []),
      ] where !values.isEmpty {
        lines.append("    \(key):")
        lines += values.map { "      - \(YAML.quoted($0))" }
      }
      for (key, excerpt) in [("console", attempt.console), ("errors", attempt.errors)]
      where !excerpt.isEmpty {
        lines.append("    \(key): \(YAML.quoted(excerpt.text))")
      }
    }
    if let machine = run.machine { lines.append("machine: \(YAML.quoted(machine.id))") }
    if let place = run.place {
      lines.append("at:")
      lines.append("  file: \(YAML.quoted(place.file))")
      if let line = place.line { lines.append("  line: \(line)") }
    }
    lines.append("duration: \(run.duration.seconds)")
    lines.append("...")
    return lines.map { "  \($0)\n" }.joined()
  }

  /// A name that has no directive.
  private static func description(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar == "#" || scalar == "\\" { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}
