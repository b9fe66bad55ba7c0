import HostSupport
import Reports

/// What became of runs, for GitHub Actions: annotations, and a summary in Markdown.
///
/// Source: `Documentation/ABI/batch-report.md`, version 1.
public struct GitHubReport {
  private let result: BatchResult

  /// The folder of the checkout: annotations name files by their paths in it.
  private let workspace: String?

  /// Rows and consoles in the summary, and bytes of each console.
  private static let mostRows = 200
  private static let mostConsoles = 20
  private static let mostBytes = 4 << 10

  /// Bytes for the words about what is left out.
  private static let remainder = 256

  /// - Parameters:
  ///   - result: What became of the runs.
  ///   - workspace: The folder of the checkout, `GITHUB_WORKSPACE`.
  public init(_ result: BatchResult, workspace: String?) {
    self.result = result
    self.workspace = workspace
  }

  /// An error for each run that failed, a warning for each that was flaky, at the line of the
  /// source where it went wrong if that is known.
  public var annotations: [WorkflowCommand] {
    result.runs.filter { $0.status == .failed || $0.status == .flaky }.map { run in
      let attempt = run.status == .failed ? run.attempts.last : run.attempts.first
      let words = (attempt?.problems ?? []) + (attempt?.outcome?.details ?? [])
      return .annotation(
        isError: run.status == .failed,
        title: run.status == .failed ? run.title : "\(run.title) is flaky",
        file: run.place.map { inWorkspace($0.file) },
        line: run.place?.line,
        message: words.joined(separator: "\n")
      )
    }
  }

  private func inWorkspace(_ file: String) -> String {
    guard let workspace, !workspace.isEmpty, file.hasPrefix(workspace + "/") else { return file }
    return String(file.dropFirst(workspace.count + 1))
  }

  /// The summary of the step.
  ///
  /// - Parameter limit: The most bytes that it may have. What doesn't fit is left out, and counted.
  public func summary(limit: Int = StepSummary.maximumByteCount) -> String {
    let heading = "### qemu-exit: \(StepSummary.escaped(result.summary))\n\n"
    guard heading.utf8.count + Self.remainder <= limit else { return "" }
    var text = heading
    func add(_ part: String) -> Bool {
      guard text.utf8.count + part.utf8.count + Self.remainder <= limit else { return false }
      text += part
      return true
    }
    var rows = result.runs
    if rows.count > Self.mostRows { rows = rows.filter { $0.status != .passed } }
    var shown = 0
    if !rows.isEmpty, add("| | image | machine | what | time |\n|---|---|---|---|---|\n") {
      for run in rows.prefix(Self.mostRows) where add(row(run)) { shown += 1 }
    }
    if rows.count > shown { text += "\n\(rows.count - shown) more\n" }
    let failed = result.runs.filter { $0.status == .failed }
    shown = 0
    for run in failed.prefix(Self.mostConsoles) {
      if let attempt = run.attempts.last, add(details(of: run, attempt)) { shown += 1 }
    }
    if failed.count > shown {
      text += "\n\(failed.count - shown) more failed: what they wrote isn't shown\n"
    }
    return text
  }

  private func row(_ run: CompletedRun) -> String {
    let cells = [
      Self.mark(run.status), run.title, run.machine?.id ?? "",
      run.attempts.last?.problems.joined(separator: "; ")
        ?? (run.status == .cancelled ? "cancelled" : ""),
      run.duration.inSeconds,
    ]
    return "| " + cells.map(StepSummary.escaped).joined(separator: " | ") + " |\n"
  }

  private func details(of run: CompletedRun, _ attempt: Attempt) -> String {
    let words = attempt.problems + (attempt.outcome?.details ?? [])
    var text = "\n<details><summary>\(StepSummary.escaped(run.title))</summary>\n\n"
    text += words.map { "- \(StepSummary.escaped($0))\n" }.joined()
    for (name, excerpt) in [("Console", attempt.console), ("Standard error", attempt.errors)]
    where !excerpt.isEmpty {
      text += "\n\(name):\n\n" + Self.block(excerpt)
    }
    return text + "\n</details>\n"
  }

  /// The end of what was written, as a block of code that it can't end itself.
  private static func block(_ excerpt: Excerpt) -> String {
    let bytes = excerpt.bytes
    var text = String(decoding: bytes.suffix(mostBytes), as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { String($0).onOneLine }
      .joined(separator: "\n")
    if bytes.count > mostBytes { text = "...\n" + text }
    var longest = 0
    var length = 0
    for byte in text.utf8 {
      length = byte == UInt8(ascii: "`") ? length + 1 : 0
      longest = max(longest, length)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)text\n\(text)\n\(fence)\n"
  }

  private static func mark(_ status: CompletedRun.Status) -> String {
    switch status {
    case .passed: "✅"
    case .flaky: "⚠️"
    case .failed: "❌"
    case .cancelled: "⏹️"
    }
  }
}
