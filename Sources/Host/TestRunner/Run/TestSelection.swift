import HostSupport

/// Which tests are run, and in which order.
public struct TestSelection: Sendable {
  /// Why a pattern or a division isn't one.
  public struct SyntaxError: ToolError, Equatable {
    public var description: String
  }

  /// One part of the tests, of several that together are all.
  public struct Shard: Equatable, Sendable {
    /// Its number, from 0.
    public var index: Int

    /// How many parts there are.
    public var count: Int

    /// Describes a part.
    ///
    /// - Throws: If there's no such part.
    public init(index: Int, count: Int) throws(SyntaxError) {
      guard count > 0, (0..<count).contains(index) else {
        throw SyntaxError(description: "there's no part \(index + 1) of \(count)")
      }
      self.index = index
      self.count = count
    }

    /// Reads `2/5`: the second of five parts.
    public init(_ text: String) throws(SyntaxError) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
        count > 0, (1...count).contains(number)
      else {
        throw SyntaxError(
          description: "'\(text)' isn't a part such as 1/4, which is the first of four"
        )
      }
      index = number - 1
      self.count = count
    }

    /// Whether a test is in this part. It depends on nothing but the test's name, or that of a
    /// serialized suite around it, so that a test stays where it is when others come and go.
    package func contains(_ test: TestItem) -> Bool {
      let name = test.serializedSuite?.joined(separator: "/") ?? test.listName
      let hash = FNV1a.hash(name.utf8)
      // The lower bits alone would do badly for names that differ in a digit.
      return Int((hash ^ hash >> 32) % UInt64(count)) == index
    }
  }

  private let filter: [String]
  private let skip: [String]

  /// The part of the tests; nil for all.
  public var shard: Shard?

  /// Where the order comes from if it is left to chance; nil for that of the source.
  public var seed: UInt64?

  /// Describes a selection; by default of all tests.
  ///
  /// - Parameters:
  ///   - filter: Regular expressions: a test is run if one of them is found in its ID.
  ///   - skip: Regular expressions: a test isn't run if one of them is found in its ID.
  /// - Throws: If one of them isn't a regular expression of Swift's.
  public init(filter: [String] = [], skip: [String] = []) throws(SyntaxError) {
    for text in filter + skip {
      do {
        _ = try Regex(text)
      } catch {
        throw SyntaxError(description: "'\(text)' isn't a regular expression: \(error)")
      }
    }
    self.filter = filter
    self.skip = skip
  }

  /// The tests to run.
  public func select(_ tests: [TestItem]) -> [TestItem] {
    // They could be read before.
    let wanted = filter.compactMap { try? Regex($0) }
    let unwanted = skip.compactMap { try? Regex($0) }
    func matches(_ patterns: [Regex<AnyRegexOutput>], _ test: TestItem) -> Bool {
      patterns.contains { (try? $0.firstMatch(in: test.id)) != nil }
    }
    var selected = tests.filter { test in
      (wanted.isEmpty || matches(wanted, test)) && !matches(unwanted, test)
        && shard?.contains(test) ?? true
    }
    if let seed {
      var random = SplitMix64(seed: seed)
      selected.shuffle(using: &random)
    }
    return selected
  }
}
