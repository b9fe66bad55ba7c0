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
        lines += values.map { "      - \(Self.quoted($0))" }
      }
      for (key, excerpt) in [("console", attempt.console), ("errors", attempt.errors)]
      where !excerpt.isEmpty {
        lines.append("    \(key): \(Self.quoted(excerpt.text))")
      }
    }
    if let machine = run.machine { lines.append("machine: \(Self.quoted(machine.id))") }
    if let place = run.place {
      lines.append("at:")
      lines.append("  file: \(Self.quoted(place.file))")
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

  /// A text as a double-quoted scalar of YAML's.
  ///
  /// Source: "YAML Ain't Markup Language", revision 1.2.2, 5.1 and 5.7.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        result.unicodeScalars.append("\\")
        result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where Self.needsEscape(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Not printable in YAML, or the end of a line to some readers. All are below U+10000.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
