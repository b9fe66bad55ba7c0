extension Instruction {
  /// Decodes A32.
  ///
  /// Source: "Arm Architecture Reference Manual, ARMv7-A and ARMv7-R edition", DDI 0406, A5.
  init?(a32 address: UInt64, _ memory: GuestMemory) {
    guard let word = memory.number(at: address, count: 4) else { return nil }
    size = 4
    switch word {
    // NOP, and what it was before ARMv6K; YIELD, WFE, WFI
    case 0xE1A0_0000, 0xE320_F000...0xE320_F003:
      kind = .wait
    case 0xEF12_3456:
      kind = .semihostingCall
      spelling = "svc #0x123456"
    case 0xE10F_0070:
      kind = .semihostingCall
      spelling = "hlt #0xf000"
    case _ where word & 0xFFF0_00F0 == 0xE140_0070:
      kind = .firmwareCall
      spelling = "hvc"
    case _ where word & 0xFFF0_00F0 == 0xE160_0070:
      kind = .firmwareCall
      spelling = "smc"
    case _ where word & 0xFF00_0000 == 0xEA00_0000:
      kind = .jump(to: address &+ 8 &+ UInt64(bitPattern: word.signed(0..<24) * 4))
    // Branches, supervisor calls, and what writes the program counter.
    case _
    where word & 0x0E00_0000 == 0x0A00_0000 || word & 0x0F00_0000 == 0x0F00_0000
      || word & 0x0FFF_FFC0 == 0x012F_FF00 || word & 0x0E10_8000 == 0x0810_8000
      || word & 0x0C10_F000 == 0x0410_F000:
      kind = .branch
    default:
      kind = .other
    }
  }

  /// Decodes T32.
  ///
  /// Source: the same, A6; "ARMv7-M Architecture Reference Manual", DDI 0403, A5.
  init?(t32 address: UInt64, _ memory: GuestMemory) {
    guard let half = memory.number(at: address, count: 2) else { return nil }
    size = half >= 0xE800 ? 4 : 2
    switch half {
    // NOP, YIELD, WFE, WFI
    case 0xBF00, 0xBF10, 0xBF20, 0xBF30, 0x46C0:
      kind = .wait
    case 0xBEAB:
      kind = .semihostingCall
      spelling = "bkpt #0xab"
    case 0xDFAB:
      kind = .semihostingCall
      spelling = "svc #0xab"
    case 0xBABC:
      kind = .semihostingCall
      spelling = "hlt #0x3c"
    case 0xE000..<0xE800:
      kind = .jump(to: address &+ 4 &+ UInt64(bitPattern: half.signed(0..<11) * 2))
    case 0xF7E0...0xF7EF, 0xF7F0...0xF7FF:
      guard let second = memory.number(at: address &+ 2, count: 2) else { return nil }
      kind = second & 0xF000 == 0x8000 ? .firmwareCall : .branch
      spelling = half < 0xF7F0 ? "hvc" : "smc"
    // B<c>, SVC, BX, BLX, POP with the program counter, CBZ, CBNZ, and all of 32 bits that branch.
    case 0xD000..<0xE000, 0x4700..<0x4800, 0xBD00..<0xBE00, 0xE8D0..<0xE8E0:
      kind = .branch
    case _ where half & 0xF500 == 0xB100:
      kind = .branch
    case 0xF000..<0xF800:
      guard let second = memory.number(at: address &+ 2, count: 2) else { return nil }
      kind = second & 0x8000 != 0 ? .branch : .other
    default:
      kind = .other
    }
  }
}
