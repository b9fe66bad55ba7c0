#if CommandLineTool
  import ArgumentParser
  import HostSupport
  import TestRunner

  /// Which tests are run or listed.
  struct TestSelectionOptions: ParsableArguments {
    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp(
        "Run tests whose ID has a match of this regular expression. Repeatable: one has to match.",
        valueName: "expression"
      )
    )
    var filter: [String] = []

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp(
        "Leave out tests whose ID has a match of this regular expression. Repeatable.",
        valueName: "expression"
      )
    )
    var skip: [String] = []

    @Option(
      help: ArgumentHelp(
        """
        One part of the tests: 1/4 is the first of four, which together are all. A test stays in its part as long \
        as it keeps its name. (default: as TEST_TOTAL_SHARDS and TEST_SHARD_INDEX say, which Bazel sets)
        """,
        valueName: "part/parts"
      ),
      transform: { text in try TestSelection.Shard(text) }
    )
    var shard: TestSelection.Shard?

    @Flag(help: "Run tests in an order left to chance. Its seed is printed.")
    var shuffle = false

    @Option(
      help: ArgumentHelp("Run tests in the order of --shuffle with this seed.", valueName: "seed")
    )
    var seed: UInt64?

    /// The seed of the order; nil for the source's.
    private(set) var usedSeed: UInt64?

    mutating func validate() throws {
      usedSeed = seed ?? (shuffle ? UInt64.random(in: 1...UInt64(UInt32.max)) : nil)
    }

    private enum CodingKeys: String, CodingKey {
      case filter, skip, shard, shuffle, seed
    }

    func selection() throws -> TestSelection {
      var selection = try TestSelection(filter: filter, skip: skip)
      selection.shard = try shard ?? Self.bazelShard()
      selection.seed = usedSeed
      return selection
    }

    /// What Bazel asks for, which wants to see that it is heeded.
    ///
    /// Source: Bazel, "Test encyclopedia", "Test sharding".
    private static func bazelShard() throws -> TestSelection.Shard? {
      guard let total = ProcessEnvironment.value(of: "TEST_TOTAL_SHARDS"),
        let index = ProcessEnvironment.value(of: "TEST_SHARD_INDEX")
      else { return nil }
      guard let count = Int(total), let number = Int(index) else {
        throw ValidationError("TEST_TOTAL_SHARDS and TEST_SHARD_INDEX must be numbers.")
      }
      let shard = try TestSelection.Shard(index: number, count: count)
      if let path = ProcessEnvironment.value(of: "TEST_SHARD_STATUS_FILE") {
        try FileWriting.append([], to: path)
      }
      return shard
    }
  }
#endif
