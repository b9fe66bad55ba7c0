import Shop
import Testing

class Animal { init() {} }
final class Dog: Animal {}

@Suite struct Texts {
  let one = 1
  let none: Int? = nil
  let some: Int? = 3
  let text = "a \"quoted\" \\ text"
  let list = [1, 2, 3]
  let flags = [true, false]
  let names = ["a", "b"]
  let size = Size(width: 1, height: 2)
  let till = Till()

  func twice(_ number: Int) -> Int { number * 2 }
  func isOdd(_ number: Int) -> Bool { number % 2 == 1 }
  var isEmpty: Bool { false }

  @Test func comparisons() {
    #expect(one == 2)
    #expect(one != 1)
    #expect(1 == 2)
    #expect(one > twice(3))
    #expect(twice(one) == twice(twice(one)))
    #expect(one + 1 == 3)
    #expect(Double(one) == 2)
    #expect(0.5 == Double(one))
    #expect(one == -1)
    #expect((one) == 2)
    #expect(text == "b")
    #expect("b" == text)
    #expect(text.count == 1)
    #expect(list.count == one)
    #expect(list[0] == 2)
    #expect(2...3 ~= one)
  }

  @Test func optionals() throws {
    #expect(none == 1)
    #expect(some == 1)
    #expect(some == nil)
    #expect(none != nil)
    #expect(list.first == 2)
    #expect(list.last == none)
    let value = try #require(some)
    #expect(value == 4)
    _ = try #require(none, "a comment")
  }
  @Test func requiredMember() throws { _ = try #require([Int]().first) }
  @Test func requiredCall() throws { _ = try #require(Int(text)) }
  @Test func requiredBool() throws { try #require(one == 2) }

  @Test func collections() {
    #expect(list == [1, 2])
    #expect(list == [1, 2, 3, 4])
    #expect(names == ["b"])
    #expect([] == names)
    #expect(list.isEmpty)
    #expect(!list.isEmpty && names.isEmpty)
    #expect(list.contains(7))
    #expect(list.contains { $0 > 7 })
    #expect(list.allSatisfy(isOdd))
    #expect(Set([1]) == Set([2]))
    #expect(Set([1]) == [])
    #expect(["a": 1] == ["a": 2])
    #expect(list[1...] == [2])
    #expect(1..<3 == 1..<4)
    #expect(names == [] as [String])
  }

  @Test func negations() {
    let yes = true
    #expect(!yes)
    #expect(!(one == 1))
    #expect(!isOdd(one))
    #expect(!isOdd(one) == true)
    #expect(!list.contains(1))
    #expect(!(yes && one == 1))
  }

  @Test func logic() {
    let (yes, no) = (true, false)
    #expect(yes && no)
    #expect(no && yes)
    #expect(no || no)
    #expect(one == 2 && one == 1)
    #expect(one == 1 && one == 2)
    #expect(one == 2 || one == 3)
    #expect((one == 2) || no)
    #expect(yes && yes && no)
    #expect(no && yes || no)
    #expect(no)
    #expect(isEmpty)
    #expect(self.isEmpty)
  }

  @Test func calls() {
    #expect(isOdd(2))
    #expect(isOdd(twice(one)))
    #expect(self.isOdd(2))
    #expect(text.hasPrefix("b"))
    #expect(one.isMultiple(of: 2))
    #expect(Texts().isOdd(2))
    #expect(Bool(false))
    #expect(Bool(one == 2))
    #expect(zip(list, list).allSatisfy { $0 > $1 })
    #expect({ one == 2 }())
  }

  @Test func types() {
    let animal = Animal()
    #expect(animal is Dog)
    #expect(animal as? Dog != nil)
    #expect((animal as? Dog) != nil)
    #expect(Animal() === Animal(), "identity")
  }

  @Test func values() {
    #expect(size == Size(width: 2, height: 1))
    #expect(Color.red == .green)
    #expect(Color.allCases == [.green])
    #expect(size.width == 2)
    #expect(till.coins == [1])
    #expect(Character("a") == "b")
    #expect(UInt8(1) == 2)
    #expect(Float(1) == 2.5)
    #expect(("a", 1) == ("a", 2))
    #expect(Optional(Color.red) == .green)
  }

  @Test func durations() {
    #expect(Duration.seconds(1) == .seconds(2))
    #expect(Duration.milliseconds(1500) < .zero)
  }

  @Test func comments() {
    #expect(one == 2, "a comment")
    #expect(one == 2, "with \(one)")
    #expect(one == 2, "two\nlines")
    #expect(
      one
        == 2,
      "several lines"
    )
    #expect(one == 2, Comment(rawValue: text))
    Issue.record("a \"quoted\" \\ text")
    Issue.record()
    Issue.record("take care", severity: .warning)
  }

  @Test func attachments() {
    Attachment.record("hello", named: "a.txt")
    Attachment.record(Attachment([1, 2, 3] as [UInt8], named: "b.bin"))
    let attachment = Attachment("text")
    Attachment.record(attachment)
  }
}
