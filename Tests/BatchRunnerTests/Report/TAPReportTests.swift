import Foundation
import TestSupport
import Testing

@testable import BatchRunner
@testable import QEMURunner
@testable import Reports

@Suite("The Test Anything Protocol")
struct TAPReportTests {
  @Test("each run is one line, in order, whatever guests write")
  func lines() throws {
    let lines = TAPReport(SampleRuns.batch()).text.split(separator: "\n")
    #expect(lines[0] == "TAP version 14")
    #expect(lines[1] == "1..14")
    let points = lines.dropFirst(2).filter { !$0.hasPrefix("  ") }
    let expected = [
      "ok 1 - passes", "not ok 2 - fails", "not ok 3 - traps", "not ok 4 - hangs",
      "ok 5 - is flaky", "not ok 6 - isn't flaky", "not ok 7 - is hostile",
      "not ok 8 - is no image",
      "not ok 9 - has no QEMU", "not ok 10 - doesn't start", "not ok 11 - is killed",
      "not ok 12 - isn't set up",
    ]
    #expect(points.count == expected.count)
    for (point, start) in zip(points, expected) { #expect(point.hasPrefix(start)) }
    // A name has no directive.
    #expect(points[6].contains("\\# SKIP \\\\"))
    // Each block of YAML is closed.
    #expect(lines.count { $0 == "  ---" } == 11 && lines.count { $0 == "  ..." } == 11)
  }

  @Test("a batch that is told to end says so")
  func cancelled() {
    let text = TAPReport(SampleRuns.batch(signal: 2)).text
    #expect(text.hasSuffix("Bail out! Ended by signal 2\n"))
  }

  @Test("its YAML is YAML, and has what guests wrote")
  func diagnostics() throws {
    #expect(
      YAML.quoted("a\"b\\c\n\r\t\0\u{7F}\u{85}\u{2028}\u{FEFF}é😀")
        == #""a\"b\\c\n\r\t\u0000\u007f\u0085\u2028\ufeffé😀""#
    )
    // A double-quoted scalar of YAML's is JSON's string.
    let quoted = YAML.quoted(SampleRuns.hostileText)
    let value = try JSONDecoder().decode([String].self, from: Data("[\(quoted)]".utf8))
    #expect(value == [SampleRuns.hostileText])
  }
}
