import Testing

@testable import BatchRunner
@testable import QEMURunner
@testable import TestRunner

@Suite("A guest's records")
struct GuestRecordTests {
  private func record(_ text: String) -> GuestRecord? { GuestRecord(line: Array(text.utf8)) }

  @Test("each is read")
  func read() {
    let place = TestLocation(fileID: "Tests/My File.swift", line: 3, column: 14)
    #expect(record("B 12") == .began(count: 12))
    #expect(record("S 0") == .testStarted(0))
    #expect(record("E 7") == .testEnded(7))
    #expect(
      record("K 3 no board\\n of this kind") == .testSkipped(3, comment: "no board\n of this kind")
    )
    #expect(record("K 3") == .testSkipped(3, comment: ""))
    #expect(record("K 3 ") == .testSkipped(3, comment: ""))
    #expect(record("C 1 n → 2, s → \"a b\"") == .caseStarted(1, "n → 2, s → \"a b\""))
    #expect(record("c 1") == .caseEnded(1))
    #expect(
      record("I e - Tests/My\\sFile.swift 3 14 Expectation failed: a == b")
        == .issue(.expectation, isKnown: false, place, "Expectation failed: a == b")
    )
    #expect(
      record("I c + Tests/My\\sFile.swift 3 14 ") == .issue(.error, isKnown: true, place, "")
    )
    #expect(record("N it\\\\s \\e\\r") == .comment("it\\s \u{1E}\r"))
    #expect(record("V a → 1") == .values("a → 1"))
    #expect(record("F inserted [1]") == .difference("inserted [1]"))
    #expect(
      record("T 0x4010001c 0x0 0x2000000 data abort")
        == .trap(
          Fault(kind: "data abort", programCounter: 0x4010_001c, address: 0, status: 0x200_0000)
        )
    )
    #expect(record("D no memory is left") == .ended("no memory is left"))
    for (text, condition) in [
      ("success", ExitCondition.success), ("failure", .failure), ("trap", .trap),
      ("code 3", .code(3)),
    ] {
      #expect(
        record("X 9 Tests/My\\sFile.swift 3 14 \(text)")
          == .exitTest(body: 9, place, condition, comment: nil)
      )
      #expect(
        record("X 9 Tests/My\\sFile.swift 3 14 \(text) a comment")
          == .exitTest(body: 9, place, condition, comment: "a comment")
      )
    }
    #expect(record("A 5 a b.txt") == .attachment(length: 5, name: "a b.txt"))
    #expect(record("a 00fFA1") == .attachmentBytes([0, 0xFF, 0xA1]))
    #expect(record("M 1200 a sum") == .measurement(1200, name: "a sum"))
    #expect(record("P 16 0102") == .counters(offset: 16, [1, 2]))
    #expect(record("Q") == .finished)
  }

  @Test(
    "what isn't by the document is refused",
    arguments: [
      "", " ", "B", "B ", "B x", "B -1", "B 1 2", "B  1", "B 99999999999999999999", "Z 1", "SS 1",
      "S", "S 1 ", "E 0x1", "I", "I e", "I e -", "I z - A/b 1 2 x", "I e * A/b 1 2 x",
      "I e - b 1 2 x", "I e - A/b 1", "I e - A/b x 2 y", "T 1 2 3 kind", "T 0x1 0x2 kind",
      "T 0x1 0x2 0x3", "T 0x 0x2 0x3 kind", "T 0x11111111111111111 0x2 0x3 kind", "X 1 A/b 1 2 no",
      "X 1 A/b 1 2 code x", "X 1 A/b 1 2", "A x y", "a 0", "a 0g", "M x y", "Q 1", "P 3 00",
      "P 8 0", "K", "c",
    ]
  )
  func refused(text: String) {
    #expect(record(text) == nil)
  }

  @Test("plans have ranges, and as many tests as fit")
  func plans() {
    #expect(TestPlan([0, 1, 2, 5, 4, 6, 7], limit: 100).text == "0-2+5+4+6-7")
    #expect(TestPlan([3], limit: 100).text == "3")
    #expect(TestPlan([], limit: 100).text == "")
    let plan = TestPlan([10, 12, 14, 16], limit: 8)
    #expect(plan.text == "10+12+14" && plan.count == 3)
    let tight = TestPlan([1000, 1001, 5], limit: 1)
    #expect(tight.text == "1000-1001" && tight.count == 2)
  }

  @Test("exit tests are judged by how QEMU ended")
  func exitConditions() {
    let trap = Verdict.trapped(Fault(kind: "x", programCounter: 0, address: 0, status: 0))
    let ends: [(Verdict, Bool)] = [
      (.exited(0), false), (.exited(3), false), (.exited(4), false), (trap, false),
      (.exited(1), true), (.timedOut, false), (.stopped(.reset), false),
      (.crashed(signal: 6), false),
    ]
    func met(_ condition: ExitCondition) -> [Bool] {
      ends.map { condition.isMet(by: $0.0, hasTrapped: $0.1) }
    }
    #expect(met(.success) == [true, false, false, false, false, false, false, false])
    #expect(met(.failure) == [false, true, true, true, true, false, false, false])
    #expect(met(.code(3)) == [false, true, false, false, false, false, false, false])
    #expect(met(.trap) == [false, false, false, true, true, false, false, false])
  }

  @Test("the beginning and the end of long output are kept")
  func output() {
    var keeper = OutputKeeper()
    keeper.take(Array("begin".utf8))
    for _ in 0..<100 { keeper.take([UInt8](repeating: 46, count: 10_000)) }
    keeper.take(Array("end".utf8))
    let excerpt = keeper.excerpt
    #expect(keeper.total == 1_000_008)
    #expect(excerpt.beginning.starts(with: Array("begin".utf8)))
    #expect(excerpt.end.suffix(3) == Array("end".utf8)[...])
    #expect(excerpt.count + excerpt.omitted == 1_000_008 && excerpt.count == 64 << 10)
    #expect(excerpt.shortened(to: 4096).count == 4096)
    #expect(excerpt.shortened(to: 4096).omitted == 1_000_008 - 4096)
  }
}
