extension BinaryInteger {
  /// The number as C has it: `0x1f`.
  package var hexadecimal: String { "0x\(String(self, radix: 16))" }
}
