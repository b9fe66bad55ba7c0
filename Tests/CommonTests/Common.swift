// The subset that guests and hosts have in common: Tests/CommonTests has a link to this file, and
// compiles it against Swift Testing.

#if hasFeature(Embedded)
  import GuestTesting
#else
  import Testing

  /// Swift Testing's `#require` throws errors of any type.
  typealias TestFailure = any Error
#endif

struct Ring: Equatable {
  enum Failure: Error, Equatable { case full, empty }

  private var bytes: [UInt8] = []
  let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  var count: Int { bytes.count }
  var isEmpty: Bool { bytes.isEmpty }
  var first: UInt8? { bytes.first }

  mutating func push(_ byte: UInt8) throws(Failure) {
    guard bytes.count < capacity else { throw .full }
    bytes.append(byte)
  }

  mutating func pop() -> UInt8? { bytes.isEmpty ? nil : bytes.removeFirst() }

  func contains(_ byte: UInt8) -> Bool {
    for element in bytes where element == byte { return true }
    return false
  }
}

extension Tag {
  @Tag static var critical: Self
  @Tag static var slow: Self
}

@Test func addition() {
  #expect(1 + 1 == 2)
}

@Test("a name for people", .tags(.critical, .slow), .bug("https://example.com/1", "a title"))
func named() {
  let truth = true
  #expect(truth)
  #expect(!(!truth), "with a comment")
}

@Test(.bug(id: 42), .bug("https://example.com/2", id: "QX-2"), .timeLimit(.minutes(60)))
func withBugs() {}

@Test(.disabled("not yet")) func disabled() { Issue.record("never runs") }
@Test(.enabled(if: 1 > 2, "never true")) func conditional() { Issue.record("never runs") }
@Test(.disabled(if: 1 < 2)) func conditionalWithoutComment() { Issue.record("never runs") }
@Test(.enabled(if: 2 > 1)) func enabled() {}

@Suite("rings", .tags(.critical)) struct RingTests {
  var ring = Ring(capacity: 3)

  @Test mutating func fills() throws(Ring.Failure) {
    try ring.push(1)
    try ring.push(2)
    #expect(ring.count == 2)
    #expect(ring.contains(2))
    #expect(!ring.isEmpty)
    #expect(ring.first == 1)
    #expect(ring.pop() == 1)
    #expect(ring != Ring(capacity: 3))
  }

  @Test func isFresh() {
    #expect(ring.isEmpty && ring.count == 0)
    #expect(ring.isEmpty || ring.count == 7)
    #expect(ring.first == nil)
  }

  @Test mutating func unwraps() throws(TestFailure) {
    try? ring.push(7)
    let byte = try #require(ring.first)
    #expect(byte == 7)
    try #require(ring.count == 1, "one was pushed")
    let popped = ring.pop()
    #expect(popped == byte)
  }

  @Test mutating func overflows() {
    var ring = Ring(capacity: 0)
    #expect(throws: Ring.Failure.full) { try ring.push(1) }
    let error = #expect(throws: Ring.Failure.self) { try ring.push(1) }
    #expect(error == .full)
    var large = Ring(capacity: 1)
    #expect(throws: Never.self) { try large.push(1) }
  }

  @Suite(.serialized) struct Nested {
    @Test(arguments: [1, 2, 3]) func parameter(_ byte: UInt8) {
      var ring = Ring(capacity: 1)
      try? ring.push(byte)
      #expect(ring.contains(byte))
    }

    @Test(arguments: ["a", "b"], [1, 2]) func combinations(text: String, number: Int) {
      #expect(text.utf8.count == 1)
      #expect(number < 3)
    }

    @Test(arguments: zip(["a", "b"], 1...2)) static func pairs(text: String, number: Int) {
      #expect(text.utf8.count < number + 1)
    }

    @Test(arguments: [("one", 1), ("three", 3)]) func tuples(text: String, length: Int) {
      #expect(text.utf8.count >= length)
    }
  }
}

extension RingTests {
  @Test static func staticInAnExtension() {
    #expect([1, 2, 3].contains(2))
  }
}

@Suite(.disabled("the whole suite")) enum DisabledSuite {
  @Test static func never() { Issue.record("never runs") }

  struct Inner {
    @Test func neverEither() { Issue.record("never runs") }
  }
}

extension DisabledSuite.Inner {
  @Test func norInAnExtension() { Issue.record("never runs") }
}

@Suite(.enabled(if: 1 > 2, "never true")) enum ConditionalSuite {
  struct Inner {
    @Test func neverEither() { Issue.record("never runs") }
  }

  @Suite(.enabled(if: 2 > 1)) final class Other {
    struct Innermost {}
  }
}

extension ConditionalSuite.Inner {
  @Test func norInAnExtension() { Issue.record("never runs") }
}

extension ConditionalSuite.Other.Innermost {
  @Test func norFartherIn() { Issue.record("never runs") }
}

typealias Other = ConditionalSuite.Other

extension Other {
  @Test func norByAnotherName() { Issue.record("never runs") }
}

@Suite("with a remark", Comment("on the suite"))
struct RemarkedSuite {
  @Test(Comment("on the test"), .enabled(if: 2 > 1)) func passes() {}
}

final class ClassSuite {
  let ring: Ring

  init() throws(Ring.Failure) {
    var ring = Ring(capacity: 1)
    try ring.push(1)
    self.ring = ring
  }

  @Test func hasAnInitThatThrows() {
    #expect(ring.count == 1)
    #expect(self === self)
  }
}

@Test func knownIssues() {
  withKnownIssue("it is so") { #expect(1 == 2) }
  withKnownIssue("sometimes", isIntermittent: true) {}
  withKnownIssue {
    Issue.record("recorded")
  } matching: {
    $0.comments.first == "recorded"
  }
}

func isEven(_ number: Int, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(number % 2 == 0, sourceLocation: sourceLocation)
}

@Test func helpers() {
  isEven(2)
  withKnownIssue { isEven(3) }
}
