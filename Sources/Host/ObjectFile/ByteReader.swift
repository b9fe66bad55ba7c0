/// Numbers in bytes of either order. Reading beyond the end gives nil.
package struct ByteReader {
  /// Shared with whoever has them: walks through a file make a reader at every step, and copies
  /// would take quadratic time.
  package let bytes: ArraySlice<UInt8>
  package let isBigEndian: Bool

  package init(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool = false) {
    self.bytes = bytes
    self.isBigEndian = isBigEndian
  }

  package init(_ bytes: [UInt8], isBigEndian: Bool = false) {
    self.init(bytes[...], isBigEndian: isBigEndian)
  }

  /// The number of `count` bytes, at most 8, at `offset` from the start.
  package func number(at offset: Int, count: Int) -> UInt64? {
    guard offset >= 0, offset <= bytes.count, bytes.count - offset >= count else { return nil }
    let start = bytes.startIndex + offset
    var value: UInt64 = 0
    for index in 0..<count {
      value = value << 8 | UInt64(bytes[start + (isBigEndian ? index : count - 1 - index)])
    }
    return value
  }

  package func uint16(at offset: Int) -> UInt16? {
    number(at: offset, count: 2).map(UInt16.init(truncatingIfNeeded:))
  }

  package func uint32(at offset: Int) -> UInt32? {
    number(at: offset, count: 4).map(UInt32.init(truncatingIfNeeded:))
  }

  package func uint64(at offset: Int) -> UInt64? {
    number(at: offset, count: 8)
  }
}
