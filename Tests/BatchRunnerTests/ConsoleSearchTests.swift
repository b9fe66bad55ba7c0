import Glibc
import TestSupport
import Testing

@testable import BatchRunner
@testable import HostSupport

@Suite("Looking for patterns in a console")
struct ConsoleSearchTests {
  /// A pattern that takes twice as long for each further `a` in ``hostile``.
  private static let slow = "/^(a|a)+$/"
  private static let hostile = "hello\n" + String(repeating: "a", count: 64) + "!\nbye\n"

  private func search(
    _ patterns: [String],
    in console: String,
    patience: Duration = .seconds(600),
    program: String? = Project.product("qemu-exit-settings").path,
    signal: UInt8? = nil
  ) throws -> (ending: ConsoleSearch.Ending, problem: String?) {
    let spool = try Spool()
    #expect(spool.file.write(Array(console.utf8)) == 0)
    let pair = try SocketPair()
    if let signal { #expect(pair.far?.send([signal]) == 1) }
    let search = ConsoleSearch(
      for: try patterns.map { try ConsolePattern($0) },
      program: program,
      patience: patience,
      cancellation: pair.near.number
    )
    let ending = search.run(in: spool)
    return (ending, search.problem(ending))
  }

  @Test("texts and regular expressions are found alike, in order")
  func found() throws {
    let console = "booting\r\ncount = 12\nerror: none\nbye"
    #expect(try search(["boot", "/count = [0-9]+$/", "bye"], in: console).ending == .found(3))
    #expect(try search(["boot", "count = ", "bye"], in: console).ending == .found(3))
    #expect(try search(["/bye/", "boot"], in: console).ending == .found(1))
    #expect(try search(["/^$/"], in: "").ending == .found(0))
    let long = String(repeating: "x\n", count: 100_000) + "end"
    #expect(try search(["/^x$/", "/^end$/"], in: long).ending == .found(2))
  }

  @Test("a pattern that would never be done is given up in time, and named")
  func outOfTime() throws {
    let result = try search(
      ["hello", Self.slow, "bye"],
      in: Self.hostile,
      patience: .seconds(1)
    )
    #expect(result.ending == .outOfTime(found: 1))
    let words = try #require(result.problem)
    #expect(words.contains("took too long") && words.contains("after 1 s"))
    #expect(words.hasSuffix(Self.slow))
  }

  @Test("a signal ends a search that would never be done, and one for texts")
  func cancelled() throws {
    #expect(try search([Self.slow], in: Self.hostile, signal: 2).ending == .cancelled(signal: 2))
    #expect(try search(["nowhere"], in: Self.hostile, signal: 2).ending == .cancelled(signal: 2))
  }

  @Test("a search that can't be made says so, and isn't taken for a pattern that isn't there")
  func failed() throws {
    let missing = try search(["/x/"], in: "x", program: "/nonexistent/program")
    #expect(
      missing.problem
        == "can't look for the console's patterns: /nonexistent/program, which looks for regular "
        + "expressions, isn't there. Install it"
    )
    let failing = try search(["/x/"], in: "x", program: "/bin/false")
    #expect(
      failing.ending == .failed("/bin/false, which looks for regular expressions, failed")
    )
  }
}
