/// FNV-1a, 64 bits ("The FNV Non-Cryptographic Hash Algorithm", draft-eastlake-fnv).
package struct FNV1a {
  /// The hash of what was added.
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  /// Adds bytes.
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    value = bytes.reduce(value) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = Self()
    hash.add(bytes)
    return hash.value
  }
}
