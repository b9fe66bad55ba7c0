import TestSupport
import Testing

@testable import BatchRunner

@Suite("What is expected of a run")
struct ExpectationTests {
  @Test("a code is met by that code alone, a trap isn't code 1")
  func codes() {
    #expect(Expectation(.code(1)).isMet(by: .exited(1)))
    #expect(!Expectation(.code(1)).isMet(by: .trapped(SampleRuns.fault)))
    #expect(!Expectation(.code(124)).isMet(by: .timedOut))
    #expect(!Expectation().isMet(by: .exited(1)))
  }

  @Test("a stopped guest's reason can be expected, or any")
  func verdicts() {
    #expect(Expectation(.verdict(.shutdown)).isMet(by: .stopped(.shutdown)))
    #expect(!Expectation(.verdict(.shutdown)).isMet(by: .stopped(.reset)))
    #expect(Expectation(.verdict(.stopped)).isMet(by: .stopped(.reset)))
    #expect(Expectation(.verdict(.exited)).isMet(by: .exited(200)))
    #expect(Expectation(.verdict(.badImage)).isMet(by: .badImage("why")))
  }

  @Test("its text is a code or a word")
  func texts() {
    #expect(Expectation.End("0") == .code(0) && Expectation.End("255") == .code(255))
    #expect(Expectation.End("timed-out") == .verdict(.timedOut))
    for text in ["256", "-1", "", "cancelled", "Trapped", "1.5"] {
      #expect(Expectation.End(text) == nil, "\(text)")
    }
  }

  private func search(_ patterns: [String], in console: String) throws -> Int {
    var search = LineSearch(try patterns.map { try ConsolePattern($0) })
    // A byte at a time, as it may come.
    for byte in console.utf8 { search.read([byte]) }
    search.finish()
    return search.found
  }

  @Test("lines are looked for in order, by text or by regular expression")
  func lines() throws {
    let console = "booting\r\ncount = 12\nerror: none\nbye"
    #expect(try search(["boot", "/count = [0-9]+$/", "bye"], in: console) == 3)
    #expect(try search(["bye", "boot"], in: console) == 1)
    #expect(try search(["/^ing/"], in: console) == 0)
    // Two patterns want two lines.
    #expect(try search(["boot", "ing"], in: console) == 1)
    #expect(try search(["/^booting$/"], in: console) == 1)
    #expect(try search(["/", "//"], in: "a/b\n//\n") == 2)
  }

  @Test("what isn't a pattern is refused")
  func badPatterns() {
    for text in ["", "/(/", "/[/"] {
      #expect(throws: ConsolePattern.SyntaxError.self) { try ConsolePattern(text) }
    }
  }

  @Test("an unmet expectation says what was expected, and after what")
  func problems() throws {
    let expectation = Expectation(
      .code(3),
      console: [try ConsolePattern("first"), try ConsolePattern("second")]
    )
    let outcome = SampleRuns.outcome(.exited(4))
    let attempt = Attempt(.outcome(outcome), expecting: expectation, found: 1)
    #expect(
      attempt.problems == [
        "ended with code 4, not code 3",
        "the console has no line with second after the line with first",
      ]
    )
    #expect(Attempt(.outcome(SampleRuns.outcome(.exited(3))), expecting: expectation).isAsExpected)
  }
}
