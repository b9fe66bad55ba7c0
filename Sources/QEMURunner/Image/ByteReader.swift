/// Numbers in bytes of either order. Reading beyond the end gives nil.
struct ByteReader {
  var bytes: ArraySlice<UInt8>
  var isBigEndian = false

  init(_ bytes: some Sequence<UInt8>, isBigEndian: Bool = false) {
    self.bytes = ArraySlice(bytes)
    self.isBigEndian = isBigEndian
  }

  /// The number of `count` bytes, at most 8, at `offset` from the start.
  func number(at offset: Int, count: Int) -> UInt64? {
    guard offset >= 0, offset <= bytes.count, bytes.count - offset >= count else { return nil }
    let range = bytes[bytes.startIndex + offset..<bytes.startIndex + offset + count]
    return isBigEndian
      ? range.reduce(0) { $0 << 8 | UInt64($1) }
      : range.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  func uint16(at offset: Int) -> UInt16? {
    number(at: offset, count: 2).map(UInt16.init(truncatingIfNeeded:))
  }

  func uint32(at offset: Int) -> UInt32? {
    number(at: offset, count: 4).map(UInt32.init(truncatingIfNeeded:))
  }

  func uint64(at offset: Int) -> UInt64? {
    number(at: offset, count: 8)
  }
}
