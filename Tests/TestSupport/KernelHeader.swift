import QEMURunner

/// First bytes of Linux kernels, made by hand.
package enum KernelHeader {
  package static func bytes(_ fields: [(offset: Int, value: UInt64, count: Int)]) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1024)
    for (offset, value, count) in fields {
      for index in 0..<count {
        bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(index)))
      }
    }
    return bytes
  }

  package static func bzImage(version: UInt64 = 0x020F, loadFlags: UInt64 = 0x7F) -> [UInt8] {
    bytes([
      (0x1FE, 0xAA55, 2), (0x202, 0x5372_6448, 4), (0x206, version, 2), (0x236, loadFlags, 2),
    ])
  }

  /// With the `MZ` that it has as an UEFI program.
  package static let arm64 = bytes([(0, 0x5A4D, 2), (0x38, 0x644D_5241, 4)])

  package static let arm = bytes([(0x24, 0x016F_2818, 4)])

  package static func riscv(textOffset: UInt64) -> [UInt8] {
    bytes([
      (0, 0x5A4D, 2), (8, textOffset, 8), (0x30, 0x56_4353_4952, 8), (0x38, 0x0543_5352, 4),
    ])
  }

  package static func multiboot(flags: UInt32 = 0, at offset: Int = 64) -> [UInt8] {
    bytes([
      (offset, 0x1BAD_B002, 4), (offset + 4, UInt64(flags), 4),
      (offset + 8, UInt64(0 &- 0x1BAD_B002 &- flags), 4),
    ])
  }

  package static func multiboot2(at offset: Int = 64) -> [UInt8] {
    bytes([
      (offset, 0xE852_50D6, 4), (offset + 8, 24, 4),
      (offset + 12, UInt64(0 &- UInt32(0xE852_50D6) &- 24), 4),
    ])
  }
}
