#if CommandLineTool
  import BatchRunner
  import HostSupport

  /// Tells people how a batch goes on: a line for each run, the consoles of those that fail, and on
  /// a terminal a last line that says what goes on.
  struct BatchPrinter {
    private let runs: [PlannedRun]
    private let output: Terminal
    private let isVerbose: Bool
    private var status: StatusLine
    private var running: [Int] = []
    private var completed = 0
    private var failed = 0

    /// More lines than a reader looks at again.
    private static let mostLines = 20

    init(_ runs: [PlannedRun], to output: Terminal, isVerbose: Bool) {
      self.runs = runs
      self.output = output
      self.isVerbose = isVerbose
      status = StatusLine()
    }

    /// Notes what happens.
    mutating func note(_ event: BatchEvent) {
      switch event {
      case .began(let index): running.append(index)
      case .ended(let index, let run):
        running.removeAll { $0 == index }
        if run.status != .cancelled { completed += 1 }
        if run.status == .failed { failed += 1 }
        show(run)
      case .waiting: break
      }
      let names = running.map { runs[$0].name.onOneLine }.joined(separator: ", ")
      let failures = failed > 0 ? ", \(failed) failed" : ""
      status.show("[\(completed)/\(runs.count)\(failures)] \(names)")
    }

    /// Sums up.
    mutating func finish(_ result: BatchResult) {
      status.clear()
      let bad = result.runs.filter { $0.status == .failed || $0.status == .flaky }
      if result.runs.count > Self.mostLines {
        for run in bad { output.write(line(run) + "\n") }
      }
      let style: Terminal.Style = result.isAsExpected ? .green : .red
      // The last words keep nobody.
      output.impatient.write(output.styled(result.summary, style) + "\n")
    }

    private mutating func show(_ run: CompletedRun) {
      // On a terminal the status line is enough for what goes well.
      let isBoring = run.status == .passed && !isVerbose && output.isTerminal
      guard run.status != .cancelled, !isBoring else { return }
      status.clear()
      output.write(line(run) + "\n")
      for (index, attempt) in run.attempts.enumerated() {
        if run.attempts.count > 1 {
          let words = attempt.isAsExpected ? "as expected" : attempt.words
          output.write("  attempt \(index + 1): \(words)\n")
        }
        for detail in attempt.isAsExpected ? [] : attempt.outcome?.details ?? [] {
          output.write("  \(detail)\n")
        }
        if isVerbose, let command = attempt.outcome?.result?.command.shellQuoted {
          output.write("  \(command)\n")
        }
        show(attempt.console, "console")
        show(attempt.errors, "standard error")
      }
    }

    private func show(_ excerpt: Excerpt, _ name: String) {
      guard !excerpt.isEmpty else { return }
      output.write(output.styled("--- \(name)", .bold) + "\n")
      // What a guest writes may make a terminal do anything, answer like a keyboard among it.
      let bytes = output.isTerminal ? Array(excerpt.text.onLines.utf8) : excerpt.bytes
      output.write(bytes)
      output.write(
        (bytes.last == UInt8(ascii: "\n") ? "" : "\n") + output.styled("---", .bold) + "\n"
      )
    }

    private func line(_ run: CompletedRun) -> String {
      let words =
        switch run.status {
        case .passed: output.styled("passed", .green)
        case .flaky: output.styled("flaky", .yellow)
        case .failed: output.styled("FAILED", .red)
        case .cancelled: "cancelled"
        }
      let problems = run.status == .failed ? ": " + (run.attempts.last?.words ?? "") : ""
      return "\(words) \(run.title)\(problems) (\(run.duration.inSeconds))"
    }
  }

  extension Attempt {
    /// What isn't as expected.
    fileprivate var words: String { problems.joined(separator: "; ").onOneLine }
  }
#endif
