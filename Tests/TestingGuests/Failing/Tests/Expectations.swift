import Testing

struct Point: Equatable {
  var x = 1
  var y = 2
}

struct Described: Equatable, CustomStringConvertible {
  var number = 1
  var description: String { "described \(number)" }
}

struct ForTests: Equatable, CustomTestStringConvertible {
  var testDescription: String { "for tests" }
}

enum Color: Int { case red, green }

enum Failure: Error, Equatable, CustomStringConvertible {
  case one, two

  var description: String {
    switch self {
    case .one: ".one"
    case .two: ".two"
    }
  }
}

enum Silent: Error { case one }

class Object {}
final class Derived: Object {}

func no() -> Bool { false }
func no(_ number: Int, label: Int) -> Bool { false }
func add(_ a: Int, _ b: Int) -> Int { a + b }
func fail(with failure: Failure?) throws(Failure) { if let failure { throw failure } }

@Suite struct Operators {
  let a = 3
  let b = 4
  let text = "x"
  let some: Int? = 5
  let none: Int? = nil
  let array = [1, 2]

  @Test func comparisons() {
    #expect(a == 4)
    #expect(a == b)
    #expect(add(a, 1) == 5, "why")
    #expect(4 != 4)
    #expect(a > 5)
    #expect(a >= 5)
    #expect(b < 4)
    #expect(b <= 3)
    #expect(a + 1 < b - 3)
    #expect(UInt8(3) == 4)
    #expect(-a == 3)
    #expect(1.5 == 2.5)
    #expect(text == "y")
    #expect("q\"uote\n" == text)
    #expect(array == [1])
    #expect(array.first == 9)
    #expect(array[0] == 9)
  }

  @Test func optionals() {
    #expect(some == nil)
    #expect(none == 3)
    #expect(some == 4)
    #expect(none != nil)
  }

  @Test func values() {
    #expect(Point() == Point(x: 2))
    #expect(Described() == Described(number: 2))
    #expect([Described()] == [])
    #expect(Optional(Described()) == nil)
    #expect(ForTests() != ForTests())
    #expect(Color.red == .green)
    #expect([[a]] == [[1]])
    #expect(Object() === Object())
    #expect("a" as Character == "b")
    #expect((a...b) == 1...2)
  }

  @Test func booleans() {
    let yes = true
    #expect(!(a == 3))
    #expect(!yes)
    #expect(!true)
    #expect(!array.contains(2))
    #expect(no())
    #expect(no(a, label: 2))
    #expect(false)
    #expect(Bool(false), "c")
    #expect(a == 3 && b == 5)
    #expect(a == 4 && no())
    #expect(a == 4 || no())
  }

  @Test func calls() {
    #expect(array.contains(a + 1))
    #expect([1, 2, 3].contains(b))
    #expect(array.isEmpty)
    #expect(text.hasPrefix("q"))
    #expect(array.allSatisfy { $0 > 5 })
    let object = Object()
    #expect(object is Derived)
  }

  @Test func mutatingCalls() {
    var set: Set<Int> = [1]
    #expect(set.insert(1).inserted)
    var numbers = [1, 2].makeIterator()
    #expect(numbers.next() == 2)
    #expect(numbers.next() == 2)
  }
}

@Suite struct Requirements {
  let none: Int? = nil
  let array: [Int] = []

  @Test func conditions() throws(TestFailure) {
    try #require(array.count == 1, "one is wanted")
    Issue.record("never runs")
  }

  @Test func optionals() throws(TestFailure) {
    let value = try #require(none)
    #expect(value == 1)
  }

  @Test func properties() throws(TestFailure) {
    let value = try #require(array.first, "with a comment")
    #expect(value == 1)
  }

  @Test func errors() throws(TestFailure) {
    try #require(throws: Failure.self) { try fail(with: nil) }
    Issue.record("never runs")
  }
}

@Suite struct Errors {
  @Test func thrown() throws(Failure) { throw .two }
  @Test func thrownWithoutDescription() throws(Silent) { throw .one }

  @Test func expected() {
    #expect(throws: Failure.self) {}
    #expect(throws: Failure.self, "cc") { try fail(with: nil) }
    #expect(throws: Failure.two) { try fail(with: .one) }
    #expect(throws: Failure.two) {}
    #expect(throws: Never.self) { try fail(with: .one) }
    #expect(throws: Failure.two) {
      #expect(1 == 2)
      if no() { return }
      try fail(with: .two)
    }
  }

  struct WithInit {
    init() throws(Failure) { throw .one }
    @Test func neverCalled() { Issue.record("never runs") }
  }
}

@Suite struct Issues {
  @Test func recorded() {
    Issue.record("rec")
    Issue.record()
    Issue.record("a \\ and\na line")
    Issue.record(Failure.one)
    Issue.record(Failure.one, "why")
  }

  @Test func warning() { Issue.record("only a warning", severity: .warning) }

  @Test func known() {
    withKnownIssue("com") {}
    withKnownIssue {
      #expect(1 == 2)
    } matching: { _ in
      false
    }
  }

  @Test func confirmations() {
    confirmation("Eaten") { _ in }
    confirmation(expectedCount: 3) { confirm in
      confirm()
      confirm(count: 7)
    }
    confirmation("many", expectedCount: 2...3) { $0() }
    confirmation("many", expectedCount: 2...) { $0() }
    confirmation(expectedCount: 0) { $0() }
  }

  @Test(arguments: [1, 2]) func cases(_ number: Int) { #expect(number == 1) }
}
