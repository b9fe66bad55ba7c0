import Testing

@testable import QEMURunner

@Suite("Loops that wait for ever, and what came before")
struct ParkingLoopTests {
  /// Finds the loop in instructions of four or two bytes each, at address 0x1000.
  func loop(_ set: InstructionSet, at offset: UInt64, _ words: [UInt64]) -> ParkingLoop? {
    let bytes = words.flatMap { word -> [UInt8] in
      let count = set == .t32 || (set == .riscv && word & 3 != 3) ? 2 : 4
      return (0..<count).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
    }
    let memory = GuestMemory(start: 0x1000, bytes: bytes)
    return ParkingLoop(around: 0x1000 + offset, in: memory, set)
  }

  @Test("the semihosting calls of Arm, with what compilers put behind them")
  func arm() {
    let cases: [(InstructionSet, [UInt64], UInt64, String)] = [
      // hlt; ldp, add; wfe; b
      (.a64, [0xD45E_0000, 0xA944_4FF4, 0x9101_43FF, 0xD503_205F, 0x17FF_FFFF], 16, "hlt #0xf000"),
      // svc; pop; wfe; b
      (.a32, [0xEF12_3456, 0xE8BD_0070, 0xE320_F002, 0xEAFF_FFFD], 12, "svc #0x123456"),
      (.a32, [0xE10F_0070, 0xEAFF_FFFE], 4, "hlt #0xf000"),
      (.t32, [0xBEAB, 0xBF20, 0xE7FD], 4, "bkpt #0xab"),
      (.t32, [0xDFAB, 0xBF00, 0xE7FE], 4, "svc #0xab"),
      (.t32, [0xBABC, 0xE7FE], 2, "hlt #0x3c"),
    ]
    for (set, words, offset, spelling) in cases {
      let attempt = loop(set, at: offset, words)?.attempt
      #expect(attempt?.instruction.kind == .semihostingCall, "\(spelling)")
      #expect(attempt?.instruction.spelling == spelling)
      #expect(attempt?.address == 0x1000)
    }
  }

  @Test("calls of firmware")
  func firmware() {
    let cases: [(InstructionSet, [UInt64], UInt64, String)] = [
      (.a64, [0xD400_0002, 0xD503_205F, 0x17FF_FFFF], 4, "hvc"),
      (.a64, [0xD400_0003, 0xD503_205F, 0x17FF_FFFF], 8, "smc"),
      (.a32, [0xE140_0070, 0xEAFF_FFFE], 4, "hvc"),
      (.a32, [0xE160_0070, 0xEAFF_FFFE], 4, "smc"),
      (.t32, [0xF7E0, 0x8000, 0xBF20, 0xE7FD], 6, "hvc"),
      (.t32, [0xF7F0, 0x8000, 0xBF20, 0xE7FD], 6, "smc"),
      (.riscv, [0x0000_0073, 0x1050_0073, 0xBFF5], 4, "ecall"),
    ]
    for (set, words, offset, spelling) in cases {
      let attempt = loop(set, at: offset, words)?.attempt
      #expect(attempt?.instruction.kind == .firmwareCall, "\(spelling)")
      #expect(attempt?.instruction.spelling == spelling)
    }
  }

  @Test("RISC-V's stores: the word's first half, and none whose registers may have changed")
  func stores() {
    // sw x9, 0(x18); sw x0, 4(x18); pause; j
    let pair = loop(.riscv, at: 8, [0x0099_2023, 0x0009_2223, 0x0100_000F, 0xBFF5])
    #expect(pair?.attempt?.instruction.kind == .store(source: 9, base: 18, offset: 0, size: 4))
    // c.sd x10, 8(x11); wfi; j
    let compressed = loop(.riscv, at: 2, [0xE588, 0x1050_0073, 0xBFF5])
    let kind = Instruction.Kind.store(source: 10, base: 11, offset: 8, size: 8)
    #expect(compressed?.attempt?.instruction.kind == kind)
    // sd x9, -8(x18) in the loop itself
    let inside = loop(.riscv, at: 0, [0xFE99_3C23, 0xBFF5])
    #expect(inside?.attempt?.instruction.kind == .store(source: 9, base: 18, offset: -8, size: 8))
    // sw x9, 0(x18); c.li x18, 1; wfi; j
    let changed = loop(.riscv, at: 6, [0x0099_2023, 0x4905, 0x1050_0073, 0xBFF5])
    #expect(changed != nil && changed?.attempt == nil)
    // A jump that isn't compressed.
    let jump = loop(.riscv, at: 4, [0x1050_0073, 0xFFDF_F06F])
    #expect(jump?.start == 0x1000)
  }

  @Test("x86: the port in the instruction and in dx, over every padding")
  func x86() {
    let paddings: [[UInt8]] = [
      [], [0x90], [0x66, 0x90], [0x0F, 0x1F, 0], [0x0F, 0x1F, 0x40, 0], [0x0F, 0x1F, 0x44, 0, 0],
      [0x66, 0x0F, 0x1F, 0x44, 0, 0], [0x0F, 0x1F, 0x80, 0, 0, 0, 0],
      [0x0F, 0x1F, 0x84, 0, 0, 0, 0, 0], [0x66, 0x0F, 0x1F, 0x84, 0, 0, 0, 0, 0],
      [0x66, 0x2E, 0x0F, 0x1F, 0x84, 0, 0, 0, 0, 0],
      [0x66, 0x66, 0x66, 0x2E, 0x0F, 0x1F, 0x84, 0, 0, 0, 0, 0, 0x90],
    ]
    let outputs: [([UInt8], UInt16?, Int)] = [
      ([0xE7, 0xF4], 0xF4, 4), ([0xEF], nil, 4), ([0x66, 0xEF], nil, 2), ([0xEE], nil, 1),
      ([0xE6, 0x80], 0x80, 1),
    ]
    for (bytes, port, size) in outputs {
      for padding in paddings {
        for wait in [[0xF4], [0xF3, 0x90], [0x90], []] as [[UInt8]] {
          let all = bytes + padding + wait + [0xEB, UInt8(256 - 2 - wait.count)]
          let memory = GuestMemory(start: 0x1000, bytes: all)
          let end = UInt64(0x1000 + all.count - 2)
          let loop = ParkingLoop(around: end, in: memory, .x86)
          #expect(loop?.attempt?.instruction.kind == .output(port: port, size: size), "\(all)")
        }
      }
    }
  }

  @Test("what isn't a loop that waits, and what is elsewhere, is nothing")
  func others() {
    // b to another place; a loop with a call; a loop behind a return, and behind a branch.
    #expect(loop(.a64, at: 0, [0x1400_0001]) == nil)
    #expect(loop(.a64, at: 4, [0x9400_0010, 0x17FF_FFFF]) == nil)
    let words: [UInt64] = [0xD45E_0000, 0xD65F_03C0, 0xD503_205F, 0x17FF_FFFF]
    #expect(loop(.a64, at: 8, words)?.attempt == nil)
    #expect(loop(.a32, at: 8, [0xEF12_3456, 0xE12F_FF1E, 0xEAFF_FFFE])?.attempt == nil)
    #expect(loop(.t32, at: 4, [0xDFAB, 0xBD10, 0xE7FE])?.attempt == nil)
    #expect(loop(.riscv, at: 6, [0x0000_0073, 0x8082, 0x1050_0073, 0xBFF5])?.attempt == nil)
    #expect(loop(.a64, at: 0, []) == nil)
    #expect(loop(.a64, at: 100, [0x1400_0000]) == nil)
  }
}
