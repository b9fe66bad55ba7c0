extension Instruction {
  /// Decodes RISC-V, of both widths, compressed instructions included.
  ///
  /// Source: "The RISC-V Instruction Set Manual, volume I", version 20191213, chapters 2, 16 and
  /// 24.
  init?(riscv address: UInt64, _ memory: GuestMemory) {
    guard let half = memory.number(at: address, count: 2) else { return nil }
    if half & 3 == 3 {
      guard let word = memory.number(at: address, count: 4) else { return nil }
      if Self.isSemihostingCall(at: address, memory) {
        self.init(kind: .semihostingCall, size: 12, spelling: "slli, ebreak, srai")
      } else {
        self.init(riscv: word, at: address)
      }
    } else {
      self.init(compressed: half, at: address)
    }
  }

  /// Whether the three instructions of a semihosting call are at an address ("RISC-V
  /// Semihosting", 1.0, "RISC-V Semihosting Trap Sequence").
  static func isSemihostingCall(at address: UInt64, _ memory: GuestMemory) -> Bool {
    [0x01F0_1013, 0x0010_0073, 0x4070_5013].enumerated().allSatisfy { index, word in
      memory.number(at: address &+ UInt64(4 * index), count: 4) == word
    }
  }

  private init(riscv word: UInt64, at address: UInt64) {
    size = 4
    switch (word, word & 0x7F) {
    // WFI; PAUSE; ADDI x0, x0, 0, which is NOP
    case (0x1050_0073, _), (0x0100_000F, _), (0x0000_0013, _):
      kind = .wait
    case (0x0000_0073, _):
      kind = .firmwareCall
      spelling = "ecall"
    // SW, SD
    case (_, 0x23) where word.bits(12..<15) == 2 || word.bits(12..<15) == 3:
      kind = .store(
        source: Int(word.bits(20..<25)),
        base: Int(word.bits(15..<20)),
        offset: word.signed(25..<32) << 5 | Int64(word.bits(7..<12)),
        size: word.bits(12..<15) == 2 ? 4 : 8
      )
    // JAL x0
    case (_, 0x6F) where word.bits(7..<12) == 0:
      let offset =
        word.signed(31..<32) << 20 | Int64(word.bits(12..<20) << 12)
        | Int64(word.bits(20..<21) << 11) | Int64(word.bits(21..<31) << 1)
      kind = .jump(to: address &+ UInt64(bitPattern: offset))
    // Branches, JAL, JALR, EBREAK and returns from traps.
    case (_, 0x63), (_, 0x6F), (_, 0x67):
      kind = .branch
    case (_, 0x73) where word.bits(12..<15) == 0:
      kind = .branch
    default:
      kind = .other
    }
  }

  private init(compressed half: UInt64, at address: UInt64) {
    size = 2
    let source = Int(half.bits(2..<5)) + 8
    let base = Int(half.bits(7..<10)) + 8
    switch (half & 3, half.bits(13..<16)) {
    // C.SW
    case (0, 6):
      let offset = half.bits(10..<13) << 3 | half.bits(6..<7) << 2 | half.bits(5..<6) << 6
      kind = .store(source: source, base: base, offset: Int64(offset), size: 4)
    // C.SD of RV64. RV32 has a floating-point store there.
    case (0, 7):
      let offset = half.bits(10..<13) << 3 | half.bits(5..<7) << 6
      kind = .store(source: source, base: base, offset: Int64(offset), size: 8)
    case (1, 0) where half == 1:
      kind = .wait
    // C.J
    case (1, 5):
      let low = half.bits(3..<6) << 1 | half.bits(11..<12) << 4 | half.bits(2..<3) << 5
      let middle = half.bits(7..<8) << 6 | half.bits(6..<7) << 7 | half.bits(9..<11) << 8
      let offset =
        half.signed(12..<13) << 11 | Int64(half.bits(8..<9) << 10) | Int64(middle) | Int64(low)
      kind = .jump(to: address &+ UInt64(bitPattern: offset))
    // C.BEQZ, C.BNEZ, C.JR, C.JALR, C.EBREAK; C.JAL of RV32, which is C.ADDIW of RV64.
    case (1, 6), (1, 7), (1, 1):
      kind = .branch
    case (2, 4) where half.bits(2..<7) == 0:
      kind = .branch
    default:
      kind = .other
    }
  }
}
