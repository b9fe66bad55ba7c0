import ObjectFile

/// A stretch of a guest's memory as the monitor's `x` command shows it.
struct GuestMemory {
  /// The address of its first byte.
  package let start: UInt64

  private let reader: ByteReader

  init(start: UInt64, bytes: [UInt8]) {
    self.start = start
    reader = ByteReader(bytes)
  }

  /// Reads the answer to `x /<count>xb <address>`, up to the first byte that isn't there.
  init(start: UInt64, answer: String) {
    var bytes: [UInt8] = []
    // QEMU may say more than it was asked for.
    let answer = String(decoding: answer.utf8.prefix(64 << 10), as: UTF8.self)
    for line in answer.split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let words = line[line.index(after: colon)...].split(separator: " ")
      let row = words.map { UInt8($0.dropFirst(2), radix: 16) }
      guard row.allSatisfy({ $0 != nil }) else { break }
      bytes += row.compactMap { $0 }
    }
    self.init(start: start, bytes: bytes)
  }

  /// The number of `count` bytes at an address; nil if one of them isn't there.
  package func number(at address: UInt64, count: Int) -> UInt64? {
    guard address >= start, address - start < 1 << 20 else { return nil }
    return reader.number(at: Int(address - start), count: count)
  }
}
