import Foundation
import TestSupport
import Testing

@testable import HostSupport
@testable import ObjectFile
@testable import TestRunner

@Suite("The catalogue of tests")
struct TestCatalogueTests {
  @Test("tests and suites are found, in the order of the source", arguments: [true, false])
  func found(is64Bit: Bool) throws {
    for padding in [0, 4, 40] {
      var image = TestImage.sample(machine: is64Bit ? 183 : 40, is64Bit: is64Bit)
      image.padding = padding
      let catalogue = try image.catalogue()
      #expect(catalogue.recordCount == 7)
      #expect(catalogue.exitBodies == [6])
      #expect(catalogue.tests.map(\.index) == [3, 0, 2, 4])
      #expect(
        catalogue.tests.map(\.id) == [
          "Tests.free()/File.swift:3:4", "Tests.Sums/adds()/File.swift:12:4",
          "Tests.Sums/Inner/cases(_:)/File.swift:20:4", "Tests.Off/off()/File.swift:40:4",
        ]
      )
      #expect(catalogue.tests.map(\.listName).last == "Tests.Off/off()")
      #expect(catalogue.suites.map(\.id) == ["Tests.Sums", "Tests.Off", "Tests.Sums/Inner"])
      // A suite without an attribute has the place of its first test.
      #expect(catalogue.suites.last?.location.line == 20)
      #expect(catalogue.suites.last?.index == nil)
    }
  }

  @Test("tests inherit tags, bugs, the shorter time limit, disabled and isolation")
  func inheritance() throws {
    let tests = try TestImage.sample().catalogue().tests
    #expect(tests.map(\.tags) == [[], ["slow", "arithmetic"], ["arithmetic", "slow"], []])
    #expect(tests.map(\.timeLimit) == [nil, .seconds(20), .seconds(20), nil])
    #expect(tests.map(\.bugs.count) == [0, 1, 1, 0])
    #expect(tests.map(\.isDisabled) == [false, false, false, true])
    #expect(tests.map(\.comment) == [nil, nil, nil, "no board"])
    #expect(tests.map(\.wantsOwnBoot) == [true, false, false, false])
    #expect(tests.map(\.isParameterized) == [false, false, true, false])
  }

  @Test("an image without tests has none")
  func none() throws {
    for bytes in [ELFBuilder().bytes, Array("#!/bin/sh\n".utf8), TestImage().bytes] {
      let catalogue = try TestCatalogue(file: ImageFile(path: "x", contents: bytes))
      #expect(catalogue.isEmpty && catalogue.suites.isEmpty)
    }
  }

  private func words(_ bytes: [UInt8]) throws -> String? {
    do {
      _ = try TestCatalogue(file: ImageFile(path: "image", contents: bytes))
      return nil
    } catch let error as TestCatalogueError {
      return error.words
    }
  }

  @Test("what isn't by the document is refused, with the record")
  func refused() throws {
    let sample = TestImage.sample()
    #expect(try words(sample.bytes) == nil)
    #expect(
      try words(sample.bytes(table: Array(sample.table.dropLast(3)), info: sample.info))
        == "record 6 is cut off"
    )
    var image = sample
    image.records[2].json = nil
    #expect(try words(image.bytes) == "record 2 has no information")
    image = sample
    image.records[2].kind = 2
    #expect(try words(image.bytes) == "record 2 is a suite and described as test")
    image.records[2].kind = 77
    #expect(try words(image.bytes) == "record 2 is of the unknown kind 77")
    image = sample
    image.records[3].identity = image.records[1].identity
    #expect(try words(image.bytes) == "record 3 has the identity of another one")
    image = sample
    image.isBigEndian = true
    #expect(try words(image.bytes) == "its numbers are big-endian")
  }

  @Test(
    "information that isn't valid is refused",
    arguments: [
      "", "{", "[]", #"{"kind":"test"}"#,
      #"{"kind":"test","name":"","file":"A/b.swift","line":1,"column":1}"#,
      #"{"kind":"test","name":"a()","file":"b.swift","line":1,"column":1}"#,
      #"{"kind":"test","name":"a()","file":"A/b.swift","line":0,"column":1}"#,
      #"{"kind":"test","name":"a()","file":"A/b.swift","line":1,"column":1,"timeLimit":-1}"#,
      #"{"kind":"test","name":"a()","file":"A/b.swift","line":1,"column":1,"suites":"A"}"#,
      #"{"kind":"test","name":"a()","file":"A/b.swift","line":1e99,"column":1}"#,
    ]
  )
  func information(json: String) throws {
    var image = TestImage()
    image.records = [TestImage.Record(identity: 1, json: json)]
    #expect(try words(image.bytes)?.hasPrefix("its information isn't valid at byte") == true)
  }

  @Test("unknown keys are ignored")
  func unknownKeys() throws {
    var image = TestImage()
    image.add("a()", line: 1, #""colour":"red","flags":[1,2]"#)
    #expect(try image.catalogue().tests.count == 1)
  }

  @Test("lengths of information that lead beyond the section are refused")
  func lengths() throws {
    let sample = TestImage.sample()
    for length in [0, 8, 12, 1 << 20, 0xFFFF_FFF8] as [UInt64] {
      var info = sample.info
      info.replaceSubrange(4..<8, with: TestImage.number(length, 4))
      #expect(try words(sample.bytes(table: sample.table, info: info)) != nil)
    }
  }

  @Test("a table with more records than any may have is refused")
  func tooMany() throws {
    let record =
      TestImage.number(1, 8) + TestImage.number(1, 4) + TestImage.number(0, 12)
    let table = (0..<65537 as Range<UInt64>).flatMap { number in
      TestImage.number(number + 1, 8) + record.dropFirst(8)
    }
    let image = TestImage()
    #expect(try words(image.bytes(table: table, info: [])) == "it has more than 65536 records")
  }

  @Test("JSON has names, places and traits")
  func json() throws {
    let catalogue = try TestImage.sample().catalogue()
    let object = try JSONSerialization.jsonObject(with: Data(TestCatalogue.json([catalogue])))
    let document = try #require(object as? [String: Any])
    let images = try #require(document["images"] as? [[String: Any]])
    let tests = try #require(images.first?["tests"] as? [[String: Any]])
    #expect(document["schema"] as? Int == 1)
    #expect(tests.map { $0["name"] as? String }.first == "Tests.free()")
    #expect(tests[0]["isolation"] as? String == "boot")
    #expect(tests[1]["timeLimit"] as? Double == 20)
    #expect(tests[3]["disabled"] as? Bool == true)
  }

  @Test("titles are those of swift test")
  func titles() throws {
    var image = TestImage.sample()
    image.add("`a raw name`()", line: 60)
    let catalogue = try image.catalogue()
    #expect(catalogue.tests.last?.title == "Test \"a raw name\"")
    #expect(catalogue.tests.first?.title == "Test free()")
    #expect(catalogue.suites.first?.title == "Suite \"Sums of numbers\"")
  }
}
