internal import CGuestTesting

/// Which tests to run, in which order: indices and ranges, separated by `+`, or `all`.
struct Plan {
  private let text: UnsafeBufferPointer<UInt8>

  /// The number of records in the table.
  private let count: UInt32

  /// How much of the text has been taken; all of it at the plan's end.
  private(set) var offset: Int

  /// - Parameters:
  ///   - text: The plan's text. It must be there for as long as the plan is used.
  ///   - offset: How much of it has been taken before.
  ///   - count: The number of records in the table.
  init(_ text: UnsafeBufferPointer<UInt8>, from offset: Int = 0, count: UInt32) {
    self.text = text
    self.offset = offset
    self.count = count
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { offset >= text.count }

  /// The next range, of one index at least; nil after the last one and where the text isn't a plan:
  /// it ends there.
  mutating func take() -> qx_test_range? {
    if offset == 0, reads(text, "all") {
      offset = text.count
      return count > 0 ? qx_test_range(first: 0, last: count - 1) : nil
    }
    guard let first = number() else { return end() }
    var range = qx_test_range(first: first, last: first)
    if byte == UInt8(ascii: "-") {
      offset += 1
      guard let last = number(), last >= first else { return end() }
      range.last = last
    }
    if byte == UInt8(ascii: "+") { offset += 1 }
    return range
  }

  private mutating func end() -> qx_test_range? {
    offset = text.count
    return nil
  }

  private var byte: UInt8? { isAtEnd ? nil : text[offset] }

  private mutating func number() -> UInt32? {
    var value: UInt32?
    while let byte, byte >= 0x30, byte <= 0x39 {
      let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
      guard !overflow, product <= UInt32.max - 10 else { return nil }
      value = product + UInt32(byte - 0x30)
      offset += 1
    }
    return value
  }
}

/// Whether bytes are a text's.
func reads(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
  guard bytes.count == text.utf8CodeUnitCount else { return false }
  for index in bytes.indices where bytes[index] != text.utf8Start[index] { return false }
  return true
}
