/// FNV-1a, 64 bits ("The FNV Non-Cryptographic Hash Algorithm", draft-eastlake-fnv).
enum FNV1a {
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
