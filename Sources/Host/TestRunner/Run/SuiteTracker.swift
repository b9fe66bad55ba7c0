/// Tells when suites begin and end: the guest only tells of tests.
struct SuiteTracker {
  private struct Progress {
    var suite: TestItem
    var left: Int
    var start: ContinuousClock.Instant?
    var count = IssueCount()
  }

  private var progress: [[String]: Progress] = [:]

  /// - Parameters:
  ///   - catalogue: The image's tests.
  ///   - tests: Those that are run.
  init(_ catalogue: TestCatalogue, tests: [TestItem]) {
    for suite in catalogue.suites {
      progress[suite.fullPath] = Progress(suite: suite, left: 0)
    }
    for test in tests {
      for key in test.enclosingPaths { progress[key]?.left += 1 }
    }
  }

  /// The suites of the tests that are run, outer ones first.
  var suites: [TestItem] {
    progress.values.filter { $0.left > 0 }.map(\.suite).sorted {
      ($0.path.count, $0.location.fileID, $0.location.line)
        < ($1.path.count, $1.location.fileID, $1.location.line)
    }
  }

  /// Notes that a test starts or is skipped.
  ///
  /// - Returns: The suites that begin with it, outer ones first.
  mutating func begin(_ test: TestItem) -> [TestItem] {
    test.enclosingPaths.compactMap { key in
      guard let suite = progress[key], suite.start == nil else { return nil }
      progress[key]?.start = .now
      return suite.suite
    }
  }

  /// Notes that a test has ended or was skipped.
  ///
  /// - Returns: The suites that end with it, inner ones first.
  package mutating func end(
    _ result: TestResult
  ) -> [(suite: TestItem, duration: Duration, count: IssueCount)] {
    result.test.enclosingPaths.reversed().compactMap { key in
      progress[key]?.left -= 1
      progress[key]?.count += IssueCount(result.issues)
      guard let suite = progress[key], suite.left == 0, let start = suite.start else { return nil }
      return (suite.suite, ContinuousClock.now - start, suite.count)
    }
  }
}
