extension Instruction {
  /// Decodes the few instructions of x86 that matter, and no other: how long an unknown one is
  /// isn't known either.
  ///
  /// Source: "Intel 64 and IA-32 Architectures Software Developer's Manual", volume 2: `HLT`,
  /// `PAUSE`, `JMP`, `OUT`, and the encodings recommended for `NOP`.
  init?(x86 address: UInt64, _ memory: GuestMemory) {
    func byte(_ offset: UInt64) -> UInt64? { memory.number(at: address &+ offset, count: 1) }
    // Compilers pad long ones with further prefixes.
    var start: UInt64 = 0
    while byte(start) == 0x66 || (start > 0 && byte(start) == 0x2E) { start += 1 }
    guard let opcode = byte(start) else { return nil }
    let next = byte(start + 1)
    switch opcode {
    case 0xF4 where start == 0, 0x90:
      (kind, size) = (.wait, 1)
    case 0xF3 where start == 0 && next == 0x90:
      (kind, size) = (.wait, 2)
    case 0x0F where next == 0x1F:
      // By the form of the address: none, 8 bits, an index and 8 bits, 32 bits, both.
      guard let mode = byte(start + 2),
        let length = [0x00: 3, 0x40: 4, 0x44: 5, 0x80: 7, 0x84: 8][mode]
      else { return nil }
      (kind, size) = (.wait, length)
    case 0xEB where start == 0:
      guard let next else { return nil }
      (kind, size) = (.jump(to: address &+ 2 &+ UInt64(bitPattern: next.signed(0..<8))), 2)
    case 0xEE, 0xEF:
      (kind, size) = (.output(port: nil, size: Self.size(opcode, start)), 1)
    case 0xE6, 0xE7:
      guard let next else { return nil }
      (kind, size) = (.output(port: UInt16(next), size: Self.size(opcode, start)), 2)
    default:
      return nil
    }
    size += Int(start)
  }

  /// How many bytes `OUT` writes.
  private static func size(_ opcode: UInt64, _ prefixes: UInt64) -> Int {
    opcode & 1 == 0 ? 1 : prefixes > 0 ? 2 : 4
  }
}
