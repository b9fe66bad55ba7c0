/// FNV-1a, 64 bits ("The FNV Non-Cryptographic Hash Algorithm", draft-eastlake-fnv).
struct FNV1a {
  /// The hash of what was added.
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Adds bytes.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    value = bytes.reduce(value) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = Self()
    hash.add(bytes)
    return hash.value
  }
}
