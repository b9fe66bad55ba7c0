import Foundation
import TestSupport
import Testing

@testable import BatchRunner
@testable import HostSupport
@testable import Reports

@Suite("What GitHub Actions is told")
struct GitHubReportTests {
  @Test("an annotation for each run that failed, each one line, at the source line if it's known")
  func annotations() {
    let lines = GitHubReport(SampleRuns.batch(), workspace: "/firmware").annotations.map(\.line)
    #expect(lines.count == 11)
    for line in lines {
      #expect(line.hasPrefix("::error ") || line.hasPrefix("::warning "))
      #expect(!line.contains { $0.isNewline })
    }
    #expect(lines.count { $0.hasPrefix("::warning title=is flaky is flaky::") } == 1)
    #expect(
      lines[1]
        == "::error file=Sources/a%2Cb%3A%25.swift,line=12,title=traps::met an exception: data abort at "
        + "0x40100a5c in f<A, B>(_:) [\"&\"] at /firmware/Sources/a,b:%25.swift:12: Index out of range"
    )
  }

  @Test("a token isn't the same twice")
  func tokens() {
    #expect(WorkflowCommand.token() != WorkflowCommand.token())
    #expect(WorkflowCommand.stop("a").line == "::stop-commands::a")
    #expect(WorkflowCommand.resume("a").line == "::a::")
  }

  @Test("the summary is a table with a row for each run, and blocks that guests can't end")
  func summary() throws {
    let text = GitHubReport(SampleRuns.batch(), workspace: nil).summary()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("### qemu-exit: 14 images"))
    #expect(lines.count { $0.hasPrefix("| ") } == 1 + 14)
    for line in lines where line.hasPrefix("| ") { #expect(line.count { $0 == "|" } == 6) }
    // The guest has five backticks in a row.
    #expect(lines.contains("``````text"))
    #expect(lines.count { $0.hasPrefix("</details>") } == lines.count { $0.hasPrefix("<details>") })
    #expect(!text.contains("<script>") || text.contains("``````"))
    #expect(text.utf8.count < 1 << 20)
  }

  @Test("a summary of many runs has those that matter")
  func longSummary() {
    let runs = (0..<1000).map { SampleRuns.run("run \($0)", .exited($0 == 500 ? 1 : 0)) }
    let result = BatchResult(runs: runs, jobs: 1, duration: .seconds(1))
    let text = GitHubReport(result, workspace: nil).summary()
    #expect(text.contains("run 500"))
    #expect(!text.contains("run 499"))
    let failing = (0..<1000).map { SampleRuns.run("run \($0)", .exited(1)) }
    let report = GitHubReport(
      BatchResult(runs: failing, jobs: 1, duration: .seconds(1)),
      workspace: nil
    )
    #expect(report.summary().utf8.count < 1 << 20)
  }
  @Test("a summary has at most as many bytes as it may, and counts what it leaves out")
  func boundedSummary() {
    // Each escapes to six times its length.
    let name = String(repeating: "<", count: 10_000)
    let runs = (0..<150).map { SampleRuns.run("\(name)\($0)", .exited(1)) }
    let report = GitHubReport(
      BatchResult(runs: runs, jobs: 1, duration: .seconds(1)),
      workspace: nil
    )
    for limit in [StepSummary.maximumByteCount, 100_000] {
      let text = report.summary(limit: limit)
      #expect(text.utf8.count <= limit)
      let rows = text.split(separator: "\n").count { $0.hasPrefix("| ") } - 1
      #expect(rows > 0 && text.contains("\n\(150 - rows) more\n"))
      let consoles = text.split(separator: "\n").count { $0.hasPrefix("<details>") }
      #expect(text.contains("\n\(150 - consoles) more failed: what they wrote isn't shown\n"))
    }
    #expect(report.summary(limit: 300).isEmpty && report.summary(limit: -5).isEmpty)
  }
}
