/// Tests of a session that one worker runs, boot after boot, while other workers run others.
struct TestUnit: Equatable, Sendable {
  /// The session's index.
  var session: Int

  /// The tests, in this order.
  var tests: [TestItem]

  /// The fewest tests for which another QEMU is worth its start.
  private static let fewestTests = 64

  /// How tests are divided among boots that may go on at the same time.
  ///
  /// The tests of a serialized suite are never divided: one unit has all of them.
  static func units(of run: TestRun) -> [TestUnit] {
    var units: [TestUnit] = []
    for (index, session) in run.sessions.enumerated() {
      let tests = session.tests.filter { !$0.isDisabled }
      let alone = tests.filter(run.isolation.wantsOwnBoot)
      let suitesTogether = Set(
        tests.filter { !run.isolation.wantsOwnBoot($0) }.compactMap(\.serializedSuite)
      )
      let together = tests.filter { test in
        !run.isolation.wantsOwnBoot(test)
          || test.serializedSuite.map(suitesTogether.contains) ?? false
      }
      // Each boot takes as long as dozens of tests. What tests leave behind for others to see has
      // to stay in one.
      let share =
        run.isolation == .none
        ? 1 : max(1, min(run.workers / max(1, run.sessions.count), together.count / fewestTests))
      units += divide(together, by: share).map { TestUnit(session: index, tests: $0) }
      var unitOfSuite: [[String]: Int] = [:]
      for test in alone {
        guard let suite = test.serializedSuite else {
          units.append(TestUnit(session: index, tests: [test]))
          continue
        }
        if suitesTogether.contains(suite) { continue }
        if let unit = unitOfSuite[suite] {
          units[unit].tests.append(test)
        } else {
          unitOfSuite[suite] = units.count
          units.append(TestUnit(session: index, tests: [test]))
        }
      }
    }
    return units
  }

  /// Divides tests into parts of about the same size, each in the tests' order.
  private static func divide(_ tests: [TestItem], by share: Int) -> [[TestItem]] {
    var parts = [[TestItem]](repeating: [], count: share)
    var counts = [Int](repeating: 0, count: share)
    var sizes: [[String]: Int] = [:]
    var suites: [[String]] = []
    for suite in tests.compactMap(\.serializedSuite) {
      if sizes[suite] == nil { suites.append(suite) }
      sizes[suite, default: 0] += 1
    }
    // The largest first, each to the part that has the fewest.
    suites.sort { sizes[$0, default: 0] > sizes[$1, default: 0] }
    var partOfSuite: [[String]: Int] = [:]
    for suite in suites {
      let part = counts.indices.min { counts[$0] < counts[$1] } ?? 0
      partOfSuite[suite] = part
      counts[part] += sizes[suite, default: 0]
    }
    var next = 0
    for test in tests {
      if let part = test.serializedSuite.flatMap({ partOfSuite[$0] }) {
        parts[part].append(test)
        continue
      }
      // Neighbors stay together: the guest gets ranges.
      while next < share - 1 && counts[next] * share >= tests.count { next += 1 }
      parts[next].append(test)
      counts[next] += 1
    }
    return parts.filter { !$0.isEmpty }
  }
}

extension TestIsolation {
  /// Whether a test has a QEMU of its own.
  func wantsOwnBoot(_ test: TestItem) -> Bool { self == .boot || test.wantsOwnBoot }

  /// Those of a unit's tests, from the first, that one boot may run.
  func boot(of tests: [TestItem]) -> [TestItem] {
    guard let first = tests.first, !wantsOwnBoot(first) else { return Array(tests.prefix(1)) }
    return Array(tests.prefix { !wantsOwnBoot($0) })
  }
}
