import Shop
import Testing

extension Tag {
  @Tag static var slow: Self
}

@Test(.tags(.slow), arguments: [1, 2]) func taggedCases(_ number: Int) { #expect(number == 1) }
@Test(.serialized, arguments: [1, 2], ["a", "b"])
func pairs(number: Int, text: String) { #expect(number == 1 || text == "a") }
@Test("cases with a name", .bug(id: 7), arguments: [Color.red, .green])
func colors(color: Color) { #expect(color == .red) }

@Test(.enabled("only with a till") { Till().isOpen }) func enabledByClosure() { #expect(1 == 2) }
@Test(.disabled("only without a till") { Till().isOpen }) func disabledByClosure() {}
@Test(.enabled(if: Till().isOpen)) func enabledByCondition() {}
@Test(.enabled(if: !Till().isOpen, "only with a till that is closed")) func skipped() {}
@Test(.disabled("not yet")) func disabled() {}
@Test(.bug("https://example.com/1"), .bug("https://example.com/2", "a title")) func bugs() {}
@Test(.timeLimit(.minutes(1))) func limited() {}

@Test func overloaded() { Issue.record("none") }
@Test(arguments: [1]) func overloaded(_ number: Int) { Issue.record("number \(number)") }
@Test(arguments: ["a"]) func overloaded(_ text: String) { Issue.record("text \(text)") }
@Test(arguments: ["a"]) func overloaded(text: String) { Issue.record("labelled \(text)") }

@Test(arguments: [{ @Sendable in 1 }, { @Sendable in 2 }]) func closures(
  _ make: @Sendable () -> Int
) {
  #expect(make() == 2)
}

@Test(arguments: [1, 2].map { $0 * 2 }) func computed(_ number: Int) { #expect(number == 4) }

@Suite("a suite with a name", .serialized) struct Named {
  @Test func fails() { #expect(Bool(false), "a comment") }
}

@available(*, deprecated, message: "old") @Test func deprecated() { #expect(Bool(false)) }
