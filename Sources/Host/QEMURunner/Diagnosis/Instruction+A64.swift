extension Instruction {
  /// Decodes A64.
  ///
  /// Source: "Arm Architecture Reference Manual for A-profile architecture", DDI 0487, C4.1 "A64
  /// instruction set encoding".
  init?(a64 address: UInt64, _ memory: GuestMemory) {
    guard let word = memory.number(at: address, count: 4) else { return nil }
    size = 4
    switch word {
    // NOP, YIELD, WFE, WFI
    case 0xD503_201F, 0xD503_203F, 0xD503_205F, 0xD503_207F:
      kind = .wait
    case 0xD45E_0000:
      kind = .semihostingCall
      spelling = "hlt #0xf000"
    case _ where word & 0xFFE0_001E == 0xD400_0002:
      kind = .firmwareCall
      spelling = word & 1 == 0 ? "hvc" : "smc"
    case _ where word & 0xFC00_0000 == 0x1400_0000:
      kind = .jump(to: address &+ UInt64(bitPattern: word.signed(0..<26) * 4))
    // Branches, exceptions and system instructions that branch.
    case _
    where word & 0x7C00_0000 == 0x1400_0000 || word & 0x7E00_0000 == 0x3400_0000
      || word & 0x7E00_0000 == 0x3600_0000 || word & 0xFE00_0000 == 0x5400_0000
      || word & 0xFE00_0000 == 0xD600_0000 || word & 0xFF00_0000 == 0xD400_0000:
      kind = .branch
    default:
      kind = .other
    }
  }
}

extension UInt64 {
  /// A field of bits as a signed number.
  func signed(_ bits: Range<Int>) -> Int64 {
    Int64(bitPattern: self << UInt64(64 - bits.upperBound)) >> Int64(64 - bits.count)
  }

  /// A field of bits.
  func bits(_ bits: Range<Int>) -> UInt64 {
    self >> UInt64(bits.lowerBound) & (1 << UInt64(bits.count) - 1)
  }
}
