import HostSupport
import QEMURunner
import Reports

/// What became of tests, for GitHub Actions: annotations, and a summary in Markdown.
///
/// Source: `Documentation/ABI/test-reports.md`, version 1.
public struct TestGitHubReport {
  private let result: TestRunResult
  private let sources: TestSources
  private let workspace: String?

  private static let mostRows = 200

  /// Bytes for the words about what is left out.
  private static let remainder = 256

  /// - Parameters:
  ///   - result: What became of the tests.
  ///   - sources: Where the source of tests is.
  ///   - workspace: The folder of the checkout, `GITHUB_WORKSPACE`.
  public init(_ result: TestRunResult, sources: TestSources, workspace: String?) {
    self.result = result
    self.sources = sources
    self.workspace = workspace
  }

  /// An error for each issue that fails a test, a warning for each that is one, at its line.
  public var annotations: [WorkflowCommand] {
    result.sessions.flatMap { session in
      session.results.flatMap { result in
        result.issues.filter { !$0.isKnown }.map { annotation($0, result.test, session) }
      } + session.issues.map { annotation($0, nil, session) }
        + (session.failure.map { failure in
          [
            .annotation(
              isError: true,
              title: session.session.label,
              file: nil,
              line: nil,
              message: ([failure.description] + failure.details).joined(separator: "\n")
            )
          ]
        } ?? [])
    }
  }

  private func annotation(
    _ issue: TestIssue,
    _ test: TestItem?,
    _ session: TestRunResult.Session
  ) -> WorkflowCommand {
    .annotation(
      isError: issue.isFailure,
      title: title(test, session),
      file: issue.location.flatMap { sources.path(of: $0.fileID) }.map(inWorkspace),
      line: issue.location?.line,
      message: ([issue.text] + issue.comments + issue.values).joined(separator: "\n")
    )
  }

  private func title(_ test: TestItem?, _ session: TestRunResult.Session) -> String {
    let place = result.sessions.count > 1 ? " (\(session.session.label))" : ""
    return (test?.listName ?? "Tests") + place
  }

  private func inWorkspace(_ file: String) -> String {
    guard let workspace, !workspace.isEmpty, file.hasPrefix(workspace + "/") else { return file }
    return String(file.dropFirst(workspace.count + 1))
  }

  /// The summary of the step.
  ///
  /// - Parameter limit: The most bytes that it may have. What doesn't fit is left out, and counted.
  public func summary(limit: Int = StepSummary.maximumByteCount) -> String {
    var table = "### qemu-exit test\n\n| | machine | tests | failed | skipped | time |\n"
    table += "|---|---|---|---|---|---|\n"
    var rows: [String] = []
    for session in result.sessions {
      let cells = [
        session.hasPassed ? "✅" : "❌", session.session.label, "\(session.results.count)",
        "\(session.results.count(where: \.hasFailed))",
        "\(session.results.count(where: \.isSkipped))", session.duration.inSeconds,
      ]
      table += "| " + cells.map(StepSummary.escaped).joined(separator: " | ") + " |\n"
      for result in session.results where result.hasFailed {
        let words = result.issues.filter(\.isFailure).map(\.text).joined(separator: "; ")
        rows.append(
          "- \(StepSummary.escaped(title(result.test, session))): \(StepSummary.escaped(words))\n"
        )
      }
      if let failure = session.failure {
        rows.append("- \(StepSummary.escaped("\(session.session.label): \(failure)"))\n")
      }
    }
    guard table.utf8.count + Self.remainder <= limit else { return "" }
    var text = table + "\n"
    var shown = 0
    for row in rows.prefix(Self.mostRows) {
      guard text.utf8.count + row.utf8.count + Self.remainder <= limit else { break }
      text += row
      shown += 1
    }
    return rows.count > shown ? text + "\n\(rows.count - shown) more\n" : text
  }
}
