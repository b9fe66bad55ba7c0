/// The tests that an image has, read from its file: nothing is booted.
///
/// Source: `Documentation/ABI/test-records.md`, version 1.
public struct TestCatalogue: Sendable {
  /// The image's path.
  public var image: String

  /// The number of records in the image's table: tests, suites and bodies of exit tests.
  public internal(set) var recordCount: Int

  /// The tests, in the order of their places in the source.
  public internal(set) var tests: [TestItem]

  /// The suites, outer ones first; those without an attribute, too.
  public internal(set) var suites: [TestItem]

  /// The indices of the bodies of exit tests.
  var exitBodies: Set<Int>

  /// Whether the image has no tests.
  public var isEmpty: Bool { tests.isEmpty }

  /// Leaves out all tests but these, and suites without tests.
  public mutating func keep(_ tests: [TestItem]) {
    self.tests = tests
    let used = Set(tests.flatMap(\.enclosingPaths))
    suites.removeAll { !used.contains($0.fullPath) }
  }

  /// The suites that enclose a test, from the outermost.
  public func suites(of test: TestItem) -> [TestItem] {
    suites.filter { suite in
      suite.module == test.module && suite.path.count <= test.suites.count
        && test.suites.starts(with: suite.path)
    }
  }
}
