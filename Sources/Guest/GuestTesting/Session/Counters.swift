internal import BareMetal
internal import CGuestTesting

/// What a program counts that was built for coverage.
enum Counters {
  /// The most counters of a record.
  private static let mostOfRecord = 16

  /// Whether the program wasn't built for coverage.
  static var isEmpty: Bool { _qx_counters_count() == 0 }

  /// Tells what was counted since it was told last. Nothing, if the program wasn't built for it.
  ///
  /// What this takes is counted, too: for the next time.
  static func tell() {
    let counters = UnsafeMutableBufferPointer(
      start: _qx_counters(),
      count: Int(bitPattern: _qx_counters_count())
    )
    var index = 0
    while index < counters.count {
      if counters[index] == 0 { index += 1 } else { index = tell(counters, from: index) }
    }
  }

  /// Writes a record of counters up to one that is zero.
  ///
  /// - Returns: The index of the first one that isn't in the record.
  private static func tell(_ counters: UnsafeMutableBufferPointer<UInt64>, from start: Int) -> Int {
    Record.begin("P")
    Record.field(UInt64(start * MemoryLayout<UInt64>.size))
    Record.space()
    let end = min(start + mostOfRecord, counters.count)
    var index = start
    while index < end, counters[index] != 0 {
      let isLast = index + 1 == end || counters[index + 1] == 0
      var value = counters[index]
      counters[index] = 0
      for _ in 0..<MemoryLayout<UInt64>.size where !isLast || value != 0 {
        Record.hexadecimal(UInt8(truncatingIfNeeded: value))
        value >>= 8
      }
      index += 1
    }
    Record.end()
    return index
  }
}
