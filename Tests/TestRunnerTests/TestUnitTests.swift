import TestSupport
import Testing

@testable import QEMURunner
@testable import TestRunner

@Suite("How tests are divided among QEMUs")
struct TestUnitTests {
  /// Suites of some tests each; those named `Serial…` are serialized, and `Inner…` is in one.
  private func session(_ sizes: KeyValuePairs<String, Int>) throws -> TestSession {
    var image = TestImage()
    image.machine = 243
    var line = 1
    for (suite, size) in sizes {
      let path = suite.split(separator: "/")
      let around = path.dropLast().map { "\"\($0)\"" }.joined(separator: ",")
      if suite.contains("Serial") && !suite.contains("/") {
        image.add(suite, kind: "suite", line: line, #""serialized":true"#)
      }
      for number in 0..<size {
        line += 1
        let suites = (around.isEmpty ? "" : around + ",") + "\"\(path.last ?? "")\""
        let isolation = suite.contains("Alone") && number % 2 == 1 ? #","isolation":"boot""# : ""
        image.add("test\(number)()", line: line, "\"suites\":[\(suites)]\(isolation)")
      }
      line += 1
    }
    return try withFile(image.bytes) { try TestSession(TestCatalogue(path: $0)) }
  }

  private func units(
    _ session: TestSession,
    workers: Int,
    _ isolation: TestIsolation = .memory
  ) -> [TestUnit] {
    var run = TestRun([session], by: Runner())
    run.workers = workers
    run.isolation = isolation
    return TestUnit.units(of: run)
  }

  /// The tests of each boot.
  private func boots(_ unit: TestUnit, _ isolation: TestIsolation) -> [[TestItem]] {
    var rest = unit.tests[...]
    var boots: [[TestItem]] = []
    while !rest.isEmpty {
      boots.append(isolation.boot(of: Array(rest)))
      rest = rest.dropFirst(boots.last?.count ?? 0)
    }
    return boots
  }

  @Test(
    "one QEMU at a time has a serialized suite's tests, in order, whatever is around them",
    arguments: TestIsolation.allCases,
    [1, 2, 3, 8]
  )
  func serialized(isolation: TestIsolation, workers: Int) throws {
    var session = try session([
      "Free": 150, "Serial": 200, "Serial/Inner": 20, "AloneSerial": 9, "Alone": 9, "SerialToo": 3,
      "Last": 70,
    ])
    for seed in [nil, 1, 2, 3] as [UInt64?] {
      var selection = try TestSelection()
      selection.seed = seed
      session.tests = selection.select(session.catalogue.tests)
      let units = units(session, workers: workers, isolation)
      #expect(
        units.flatMap(\.tests).map(\.id).sorted() == session.tests.map(\.id).sorted()
      )
      for suite in ["Serial", "AloneSerial", "SerialToo"] {
        func isIn(_ test: TestItem) -> Bool { test.suites.first == suite }
        let ids = session.tests.filter(isIn).map(\.id)
        #expect(ids.count > 2)
        let holders = units.filter { $0.tests.contains(where: isIn) }
        #expect(holders.map { $0.tests.filter(isIn).map(\.id) } == [ids])
      }
      for unit in units {
        for boot in boots(unit, isolation) where boot.contains(where: isolation.wantsOwnBoot) {
          #expect(boot.count == 1)
        }
      }
    }
  }

  @Test("the other tests are divided as evenly as that leaves, neighbors together")
  func even() throws {
    func counts(_ sizes: KeyValuePairs<String, Int>, workers: Int) throws -> [Int] {
      try units(session(sizes), workers: workers).map(\.tests.count)
    }
    #expect(try counts(["Free": 256], workers: 4) == [64, 64, 64, 64])
    #expect(try counts(["Free": 256], workers: 1) == [256])
    #expect(try counts(["Free": 127], workers: 2) == [127])
    #expect(try counts(["Free": 100, "Serial": 100], workers: 2) == [100, 100])
    #expect(try counts(["Free": 50, "Serial": 100, "Last": 50], workers: 2) == [100, 100])
    #expect(try counts(["Serial": 200], workers: 2) == [200])
    #expect(try counts(["Serial": 200, "Free": 56], workers: 2) == [200, 56])
    let unit = try #require(units(session(["Free": 256]), workers: 2).last)
    #expect(unit.tests == Array(try session(["Free": 256]).catalogue.tests[128...]))
  }

  @Test("a part of all tests has all of a serialized suite's or none", arguments: [2, 5, 16])
  func shards(count: Int) throws {
    let tests = try session(["Serial": 40, "Serial/Inner": 20, "Free": 40]).tests
    var all = 0
    for index in 0..<count {
      let shard = try TestSelection.Shard(index: index, count: count)
      let part = tests.filter(shard.contains)
      all += part.count
      #expect([0, 60].contains(part.count { $0.suites.first == "Serial" }))
    }
    #expect(all == 100)
  }
}
