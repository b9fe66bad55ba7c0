/// Which tests to run, in which order: indices and ranges, separated by `+`, or `all`.
struct Plan {
  /// The text; what is left of it.
  private var rest: UnsafeBufferPointer<UInt8>.SubSequence
  /// The range that is being gone through.
  private var next: UInt32 = 1
  private var last: UInt32 = 0

  /// - Parameters:
  ///   - text: The plan's text. It must be there for as long as the plan is used.
  ///   - count: The number of records in the table.
  init(_ text: UnsafeBufferPointer<UInt8>, count: UInt32) {
    rest = text[...]
    if reads(text, "all") {
      rest = rest.suffix(0)
      if count > 0 { (next, last) = (0, count - 1) }
    }
  }

  /// The index of the next test; nil after the last one and where the text isn't a plan.
  mutating func take() -> UInt32? {
    if next > last {
      guard !rest.isEmpty, let first = number() else { return nil }
      (next, last) = (first, first)
      if rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
        guard let end = number(), end >= first else { return nil }
        last = end
      }
      if rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    }
    defer { next += 1 }
    return next
  }

  private mutating func number() -> UInt32? {
    var value: UInt32?
    while let byte = rest.first, byte >= 0x30, byte <= 0x39 {
      let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
      guard !overflow, product <= UInt32.max - 10 else { return nil }
      value = product + UInt32(byte - 0x30)
      rest = rest.dropFirst()
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
