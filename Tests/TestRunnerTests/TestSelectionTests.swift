import TestSupport
import Testing

@testable import TestRunner

@Suite("Which tests are run")
struct TestSelectionTests {
  private let tests: [TestItem]

  init() throws {
    var image = TestImage()
    for number in 0..<200 { image.add("test\(number)()", line: number + 1, #""suites":["Many"]"#) }
    tests = try image.catalogue().tests
  }

  private func names(_ selection: TestSelection) -> [String] {
    selection.select(tests).map(\.name)
  }

  @Test("filter and skip are regular expressions that are looked for in IDs")
  func filter() throws {
    #expect(try names(TestSelection()).count == 200)
    #expect(try names(TestSelection(filter: ["test1\\(\\)"])) == ["test1()"])
    #expect(try names(TestSelection(filter: ["^Tests.Many/test1.\\("])).count == 10)
    #expect(try names(TestSelection(filter: ["test1\\(", "swift:5:4"])) == ["test1()", "test4()"])
    #expect(try names(TestSelection(filter: ["test1"], skip: ["[0-8]\\("])).count == 11)
    #expect(try names(TestSelection(filter: ["nothing"])).isEmpty)
    #expect(throws: TestSelection.SyntaxError.self) { try TestSelection(filter: ["("]) }
  }

  @Test("shards are all tests together, and none twice", arguments: [1, 2, 3, 7, 64])
  func shards(count: Int) throws {
    var all: [String] = []
    for index in 0..<count {
      var selection = try TestSelection()
      selection.shard = try TestSelection.Shard(index: index, count: count)
      let part = names(selection)
      all += part
      // A hash isn't exact, but nobody should get most of the work.
      if count <= 7 { #expect(part.count > 100 / count && part.count < 400 / count) }
    }
    #expect(all.count == 200 && Set(all).count == 200)
  }

  @Test("a test stays in its shard when others come and go, or its line changes")
  func stable() throws {
    let shard = try TestSelection.Shard("2/5")
    let before = tests.filter(shard.contains)
    for var test in before {
      test.location.line += 100
      #expect(shard.contains(test))
    }
    var selection = try TestSelection()
    selection.shard = shard
    #expect(
      selection.select(Array(tests[50..<70])) == before.filter { tests[50..<70].contains($0) }
    )
  }

  @Test("shards are written as part and parts, from 1")
  func syntax() throws {
    #expect(try TestSelection.Shard("1/4") == TestSelection.Shard(index: 0, count: 4))
    for text in ["0/4", "5/4", "1", "1/", "/4", "a/b", "1/0", "-1/4", "1/4/2"] {
      #expect(throws: TestSelection.SyntaxError.self) { try TestSelection.Shard(text) }
    }
  }

  @Test("the same seed makes the same order, and another one another order")
  func seeds() throws {
    var selection = try TestSelection()
    selection.seed = 7
    let first = names(selection)
    #expect(names(selection) == first)
    #expect(first != tests.map(\.name) && Set(first) == Set(tests.map(\.name)))
    selection.seed = 8
    #expect(names(selection) != first)
  }
}
