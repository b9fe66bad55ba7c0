import Shop
import Testing

struct Plain: Error {}
enum Own: Error, Equatable {
  case first
  case second(Int)
  case third(reason: String)
}
struct Described: Error, CustomStringConvertible { var description: String { "described" } }

func fails(with error: Own) throws -> Int {
  if error == .second(0) { return 0 }
  throw error
}

func parse(_ text: String) throws -> Int { try #require(Int(text), "a number") }

@Suite struct Errors {
  var till = Till()

  // MARK: Thrown by tests

  @Test func throwsPlain() throws { throw Plain() }
  @Test func throwsCase() throws { throw Own.second(2) }
  @Test func throwsLabelled() throws { throw Own.third(reason: "a \"quote\"") }
  @Test func throwsDescribed() throws { throw Described() }
  @Test func throwsInHelper() throws {
    let value = try fails(with: .first)
    Issue.record("not reached: \(value)")
  }
  @Test mutating func throwsTyped() throws {
    try till.put(2)
    let rest = try till.take(1)
    #expect(rest == 2)
    try till.take(3)
    Issue.record("not reached")
  }
  @Test mutating func throwsWithType() throws(Till.Failure) { try till.take(3) }
  @Test mutating func mixed() throws {
    try till.put(2)
    let first = try #require(till.coins.first)
    let count = try till.count()
    let zero = try fails(with: .second(0))
    #expect(first + count + zero == 4)
    guard try till.count() == 1 else { throw Plain() }
    if try till.count() == 1 { till.isOpen = false }
    let closed = try #require(try Int("\(till.count())"))
    Issue.record("not reached: \(closed)")
  }
  @Test func requires() throws {
    try #require(Bool(false), "why")
    Issue.record("not reached")
  }
  @Test func requiresInHelper() throws {
    let number = try parse("12")
    #expect(try parse("x") == number)
    Issue.record("not reached")
  }
  @Test func defers() throws {
    defer { Issue.record("deferred") }
    throw Plain()
  }
  @Test(arguments: [Own.first, .second(1)]) func inCases(_ error: Own) throws {
    _ = try fails(with: error)
  }

  // MARK: Caught by tests

  @Test func catches() throws {
    do {
      _ = try fails(with: .first)
      Issue.record("not reached")
    } catch Own.first {
      #expect(Bool(false), "first")
    } catch let error as Own {
      Issue.record("other \(error == .first)")
    } catch {
      Issue.record("none")
    }
    do {
      _ = try fails(with: .second(7))
    } catch let error as Own {
      #expect(error == .first)
    }
    do {
      let number = try #require(Int("x"))
      _ = try Till().count() + number
    } catch {
      Issue.record("caught")
    }
  }
  @Test mutating func catchesTyped() {
    till.isOpen = false
    do { try till.put(1) } catch { #expect(error == .short(by: 1)) }
  }
  @Test func optional() {
    #expect((try? fails(with: .first)) == 1)
    #expect(try! fails(with: .second(0)) == 1)
    #expect((try? Till().count()) == 1)
  }
  @Test func maps() throws {
    let numbers = try ["1", "2"].map { try parse($0) }
    #expect(numbers == [1, 3])
    _ = try ["1", "x"].map { text in try parse(text) }
  }

  // MARK: Expected

  @Test func expected() {
    #expect(throws: (any Error).self) { try fails(with: .first) }
    #expect(throws: (any Error).self) { try fails(with: .second(0)) }
    #expect(throws: Own.self) { throw Own.first }
    #expect(throws: Own.self) { throw Plain() }
    #expect(throws: Own.self) {}
    #expect(throws: Own.self, "a comment") { try fails(with: .second(0)) }
    #expect(throws: Own.first) { try fails(with: .first) }
    #expect(throws: Own.first) { try fails(with: .second(2)) }
    #expect(throws: Own.first) { throw Plain() }
    #expect(throws: Own.first) {}
    #expect(throws: Never.self) { try fails(with: .second(2)) }
    #expect(throws: Never.self) { try fails(with: .second(0)) }
    #expect(throws: Till.Failure.closed) { try Till().count() }
    #expect(throws: Till.Failure.self) {
      var till = Till()
      try till.take(1)
    }
  }
  @Test func expectedByClosure() {
    #expect {
      try fails(with: .first)
    } throws: { error in
      error as? Own == .first
    }
    #expect {
      try fails(with: .first)
    } throws: { error in
      error as? Own == .second(1)
    }
    #expect("a comment") {
      _ = try fails(with: .second(0))
    } throws: { _ in true }
  }
  @Test func required() throws {
    let error = try #require(throws: Own.self) { try fails(with: .second(3)) }
    #expect(error == .first)
    try #require(throws: Own.first) { try fails(with: .second(2)) }
    Issue.record("not reached")
  }
  @Test func expectedValue() {
    let error = #expect(throws: Own.self) { try fails(with: .first) }
    #expect(error == .second(1))
  }

  // MARK: In conditions

  @Test func conditions() throws {
    #expect(try fails(with: .second(0)) == 1 && Till().isOpen)
    #expect(try Till().count() == 0 && !Till().isOpen)
    #expect(try [fails(with: .second(0)), parse("1")] == [0, 2])
    #expect([try fails(with: .second(0)), try parse("1")] == [0, 2])
    #expect(try fails(with: .first) == 1)
    Issue.record("not reached")
  }

  // MARK: Known

  @Test func known() throws {
    withKnownIssue { _ = try fails(with: .first) }
    withKnownIssue("a comment") { throw Plain() }
    withKnownIssue { try #require(Bool(false)) }
    withKnownIssue { #expect(1 == 2, "two\nlines") }
    withKnownIssue("no issue") {}
    withKnownIssue("sometimes", isIntermittent: true) { _ = try fails(with: .second(0)) }
    try withKnownIssue("only plain ones") {
      throw Own.first
    } matching: { issue in
      issue.error is Plain
    }
    Issue.record("not reached")
  }
  @Test func knownMatching() {
    withKnownIssue {
      Issue.record("this")
      Issue.record("that")
    } matching: { issue in
      issue.comments.first == "this"
    }
    withKnownIssue("not when") {
      Issue.record("an issue")
    } when: {
      Till().total > 0
    }
  }

  @Test func recorded() {
    Issue.record(Plain())
    Issue.record(Own.third(reason: "x"), "a comment")
    Issue.record(Till.Failure.short(by: 2))
  }

  @Test func confirms() async throws {
    await confirmation { $0() }
    await confirmation("twice", expectedCount: 2) { confirm in confirm() }
    await confirmation(expectedCount: 0) { confirm in confirm(count: 2) }
    await confirmation("in a range", expectedCount: 2...3) { $0() }
    let value = try await confirmation { confirm in
      confirm()
      return try parse("2")
    }
    #expect(value == 3)
    try await confirmation("throwing") { confirm in
      confirm()
      _ = try fails(with: .first)
    }
    Issue.record("not reached")
  }
}
