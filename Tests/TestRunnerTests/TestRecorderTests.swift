import Foundation
import FoundationXML
import TestSupport
import Testing

@testable import HostSupport
@testable import QEMURunner
@testable import Reports
@testable import TestRunner

@Suite("What is written about tests")
struct TestRecorderTests {
  /// A result with everything that a hostile guest can write.
  private func result(_ failure: SessionFailure? = nil) throws -> TestRunResult {
    let hostile = SampleRuns.hostileText
    var image = TestImage.sample()
    image.machine = 243
    return try withFile(image.bytes) { path in
      let session = try TestSession(TestCatalogue(path: path), on: "riscv64-virt")
      var part = TestRunResult.Session(session: session)
      for test in session.tests.dropLast() {
        var result = TestResult(test)
        result.test.displayName = hostile
        var issue = TestIssue(.expectation, location: test.location, words: hostile)
        issue.comments = [hostile]
        issue.values = [hostile]
        result.issues = [
          issue, TestIssue(.recorded, isKnown: true, location: nil, words: "known"),
          TestIssue(.warning, location: nil, words: "warning"),
        ]
        result.output = Excerpt(beginning: SampleRuns.hostileBytes)
        part.results.append(result)
      }
      if let last = session.tests.last {
        var skipped = TestResult(last)
        skipped.isSkipped = true
        skipped.comment = hostile
        part.results.append(skipped)
      }
      part.failure = failure
      return TestRunResult(sessions: [part], duration: .seconds(1))
    }
  }

  private let sources = TestSources(folder: "/nonexistent")

  @Test("JUnit's XML is well-formed, whatever guests write")
  func junit() throws {
    let failure = SessionFailure(isBeforeStart: false, description: SampleRuns.hostileText)
    let text = try TestJUnitReport(result(failure), sources: sources).text
    let document = try XMLDocument(data: Data(text.utf8))
    #expect(try document.nodes(forXPath: "//testcase").count == 5)
    #expect(try document.nodes(forXPath: "//testcase[failure]").count == 3)
    #expect(try document.nodes(forXPath: "//skipped").count == 1)
    #expect(try document.nodes(forXPath: "//error").count == 1)
    #expect(try document.nodes(forXPath: "/testsuites/@failures").first?.stringValue == "3")
  }

  @Test(
    "JUnit's XML is valid by its schema",
    .enabled(if: JUnitSchema.hasValidator, "xmllint isn't installed: make setup")
  )
  func schema() async throws {
    var result = try result()
    for failure in [nil, SessionFailure(isBeforeStart: false, description: SampleRuns.hostileText)]
    {
      for count in 0...2 {
        result.sessions[0].failure = failure
        result.sessions[0].issues = (0..<count).map {
          TestIssue(.end, location: nil, words: "\($0) \(SampleRuns.hostileText)")
        }
        result.sessions[0].failure?.output = Excerpt(beginning: SampleRuns.hostileBytes)
        let text = TestJUnitReport(result, sources: sources).text
        #expect(try await JUnitSchema.problem(text) == nil)
        let errors = try XMLDocument(data: Data(text.utf8)).nodes(forXPath: "//error").count
        #expect(errors == (failure == nil && count == 0 ? 0 : 1))
      }
    }
  }

  @Test("no guest forges a line of TAP")
  func tap() throws {
    let text = try TestTAPReport(result()).text
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(lines.count == 6)
    #expect(lines[1] == "1..4")
    #expect(lines[2...4].allSatisfy { $0.hasPrefix("not ok ") })
    #expect(lines[5].hasPrefix("ok 4 - Tests.Off/off() # SKIP "))
  }

  @Test("no guest gives GitHub a command, and summaries have a limit")
  func github() throws {
    let report = try TestGitHubReport(result(), sources: sources, workspace: nil)
    let lines = report.annotations.map(\.line)
    #expect(lines.count == 6)
    #expect(lines.allSatisfy { !$0.contains("\n") })
    #expect(lines.count { $0.hasPrefix("::error ") } == 3)
    #expect(report.summary().contains("| 4 | 3 | 1 |"))
    #expect(report.summary(limit: 100).isEmpty)
    let short = report.summary(limit: 1500)
    #expect(short.utf8.count <= 1500 && short.hasSuffix("more\n"))
  }

  @Test("the console has nothing that makes a terminal do anything")
  func console() throws {
    let result = try result()
    let recorder = TestConsoleRecorder(
      result.sessions.map(\.session),
      isVerbose: true,
      hasColor: false
    )
    for test in result.sessions[0].results {
      var events: [TestEvent.Kind] = [
        .testStarted(test.test), .testSkipped(test), .testEnded(test),
      ]
      events += test.issues.map { .issueRecorded(test.test, $0) }
      for event in events {
        let text = recorder.text(for: TestEvent(event))
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
        #expect(!text.contains("\u{1B}") && !text.contains("\u{9B}"))
      }
    }
    let coloured = TestConsoleRecorder([], isVerbose: false, hasColor: true)
    #expect(
      coloured.text(for: TestEvent(.runStarted)).hasPrefix(
        "\u{1B}[90m◇\u{1B}[0m Test run started.\n"
      )
    )
  }

  @Test("statuses tell failures from what couldn't run")
  func statuses() throws {
    var result = try result()
    #expect(result.exitStatus == 1)
    for index in result.sessions[0].results.indices {
      result.sessions[0].results[index].issues.removeAll(where: \.isFailure)
    }
    #expect(result.exitStatus == 0)
    result.sessions[0].issues = [TestIssue(.end, location: nil, words: "it ended")]
    #expect(result.exitStatus == 1)
    result.sessions[0].failure = SessionFailure(isBeforeStart: true, description: "no QEMU")
    #expect(result.exitStatus == 125)
    result.sessions[0].failure = SessionFailure(isBeforeStart: false, description: "it broke")
    #expect(result.exitStatus == 126)
    result.signal = 2
    #expect(result.exitStatus == 130)
  }

  @Test("counts are in the words of swift test")
  func counts() {
    func words(_ failures: Int, _ warnings: Int, _ known: Int) -> String {
      var count = IssueCount()
      (count.failures, count.warnings, count.known) = (failures, warnings, known)
      return TestMessages.words(count)
    }
    #expect(words(0, 0, 0) == "")
    #expect(words(1, 0, 0) == " with 1 issue")
    #expect(words(2, 0, 0) == " with 2 issues")
    #expect(words(0, 1, 0) == " with 1 warning")
    #expect(words(0, 0, 2) == " with 2 known issues")
    #expect(words(0, 1, 1) == " with 1 warning and 1 known issue")
    #expect(words(9, 1, 1) == " with 11 issues (including 1 warning and 1 known issue)")
  }
}
