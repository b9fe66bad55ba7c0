import Foundation
import FoundationXML
import TestSupport
import Testing

@testable import BatchRunner
@testable import Reports

@Suite("JUnit's XML")
struct JUnitReportTests {
  private func document(_ result: BatchResult) throws -> XMLDocument {
    let text = JUnitReport(result, start: 0).text
    // By the rules of XML 1.0, which the parser checks.
    return try XMLDocument(data: Data(text.utf8))
  }

  @Test("has each run once, whatever guests write, and counts them")
  func structure() throws {
    let root = try #require(try document(SampleRuns.batch()).rootElement())
    #expect(root.name == "testsuites")
    let suite = try #require(root.elements(forName: "testsuite").first)
    for element in [root, suite] {
      let counts = ["tests", "failures", "errors", "skipped"].map {
        element.attribute(forName: $0)?.stringValue
      }
      #expect(counts == ["14", "6", "4", "2"])
    }
    #expect(suite.attribute(forName: "timestamp")?.stringValue == "1970-01-01T00:00:00Z")
    let cases = suite.elements(forName: "testcase")
    #expect(cases.count == 14)
    func children(_ name: String) -> [String] {
      cases.first { $0.attribute(forName: "name")?.stringValue == name }?
        .children?.compactMap(\.name) ?? []
    }
    #expect(children("passes").isEmpty)
    #expect(children("fails") == ["failure", "system-out", "system-err"])
    #expect(children("is flaky") == ["flakyFailure"])
    #expect(children("isn't flaky") == ["failure", "rerunFailure", "system-out", "system-err"])
    #expect(children("is no image").first == "error")
    #expect(children("isn't set up").first == "error")
    #expect(children("is cancelled").first == "skipped")
    #expect(children("never") == ["skipped"])
  }

  @Test("names the source line of an exception")
  func place() throws {
    let root = try #require(try document(SampleRuns.batch()).rootElement())
    let element = try #require(
      try root.nodes(forXPath: "//testcase[@name='traps']").first as? XMLElement
    )
    #expect(element.attribute(forName: "file")?.stringValue == "/firmware/Sources/a,b:%.swift")
    #expect(element.attribute(forName: "line")?.stringValue == "12")
  }

  @Test("characters that XML can't have become others, the rest arrives")
  func hostileText() throws {
    let root = try #require(try document(SampleRuns.batch()).rootElement())
    let nodes = try root.nodes(forXPath: "//testcase[@name='fails']/system-out")
    let text = try #require(nodes.first?.stringValue)
    #expect(text.contains("␀␁"))
    #expect(text.contains("␛"))
    #expect(text.contains("]]> <![CDATA[ & < > \" ' %0A 100%"))
    #expect(text.contains("\r"))
    #expect(!text.unicodeScalars.contains("\u{FFFE}"))
  }
}
