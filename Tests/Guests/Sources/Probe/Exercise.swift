import CProbe
import QEMUExit

/// What BareMetal provides, used hard. Each ends QEMU with 0, or with the number of the check that
/// failed.
enum Exercise {
  static func check(_ number: UInt32, _ holds: Bool) {
    if !holds {
      print("check \(number) failed")
      QEMU.exit(number)
    }
  }

  static func heap() {
    // A seeded sequence of allocations and releases, with every block's contents checked.
    var blocks: [(memory: UnsafeMutableRawPointer, size: Int, mark: UInt8)] = []
    var random: UInt32 = 12345
    func next(_ bound: UInt32) -> Int {
      random = random &* 1_664_525 &+ 1_013_904_223
      return Int(random >> 8) % Int(bound)
    }
    for round in 0..<2000 {
      if blocks.count < 16 && next(2) == 0 {
        let size = next(64) + 1
        let alignment = 1 << (2 + next(4))
        let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: alignment)
        check(1, Int(bitPattern: memory) & (alignment - 1) == 0)
        let mark = UInt8(truncatingIfNeeded: round)
        memory.initializeMemory(as: UInt8.self, repeating: mark, count: size)
        blocks.append((memory, size, mark))
      } else if !blocks.isEmpty {
        let block = blocks.remove(at: next(UInt32(blocks.count)))
        for offset in 0..<block.size {
          check(2, block.memory.load(fromByteOffset: offset, as: UInt8.self) == block.mark)
        }
        block.memory.deallocate()
      }
    }
    for block in blocks { block.memory.deallocate() }
    blocks = []
    // Everything is joined again: a block of almost a third of the smallest machine's heap fits.
    let large = UnsafeMutableRawPointer.allocate(byteCount: 2048, alignment: 16)
    large.deallocate()
    // Copies that overlap.
    var bytes = [UInt8](0..<64)
    bytes.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      (start + 3).copyMemory(from: start, byteCount: 50)
    }
    check(3, bytes[3] == 0 && bytes[52] == 49 && bytes[53] == 53)
    bytes.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      start.copyMemory(from: start + 3, byteCount: 50)
    }
    check(4, bytes[0] == 0 && bytes[49] == 49)
    var dictionary: [Int: Int] = [:]
    for number in 0..<20 { dictionary[number] = number * number }
    check(5, dictionary[7] == 49 && dictionary.count == 20)
    QEMU.exit(0)
  }

  static func arithmetic() {
    // Values that the compiler can't see.
    let one = Int64(probe_read_order().code)
    let big = one &* 1_000_000_007_000_009
    check(1, big / (one * 1_000_003) == 999_997_007)
    check(2, big % (one * 1_000_003) == 8_988)
    check(3, -big / (one * 1_000_003) == -999_997_007)
    check(4, -big % (one * 1_000_003) == -8_988)
    let unsigned = UInt64(bitPattern: -one)
    check(5, unsigned / UInt64(one * 10) == 1_844_674_407_370_955_161)
    check(6, unsigned % UInt64(one * 10) == 5)
    let shift = Int(one) * 37
    check(7, unsigned << UInt64(shift) == 0xFFFF_FFE0_0000_0000)
    check(8, unsigned >> UInt64(shift) == 0x7FF_FFFF)
    check(9, Int64.min >> Int64(shift) == -67_108_864)
    check(10, UInt64(one * 0x1_2345_6789) &* UInt64(one * 0x9_8765_4321) == 0xD77D_742C_CE18_33A9)
    let small = Int32(truncatingIfNeeded: one)
    check(11, (small * 1_000_000) / (small * 7) == 142_857)
    check(12, (small * -1_000_000) % (small * 7) == -1)
    let unsignedSmall = UInt32(truncatingIfNeeded: one)
    check(13, (unsignedSmall &* 4_000_000_000) / (unsignedSmall * 7) == 571_428_571)
    check(14, (unsignedSmall &* 4_000_000_000) % (unsignedSmall * 7) == 3)
    let wide = UInt64(one).multipliedFullWidth(by: UInt64(bitPattern: -one))
    check(15, wide.high == 0 && wide.low == UInt64.max)
    let divided = UInt64(one * 10).dividingFullWidth((UInt64(one * 3), UInt64(one)))
    check(16, divided.quotient == 5_534_023_222_112_865_484 && divided.remainder == 9)
    QEMU.exit(0)
  }

  static func floatingPoint() {
    let two = Double(probe_read_order().code)
    check(1, two * 3.5 + 0.25 == 7.25)
    check(2, Int(two / 3 * 1_000_000) == 666_666)
    check(3, Float(two) / 8 == 0.25)
    check(4, (two * 8).squareRoot() == 4)
    check(5, two > 1.5 && !(two < 1.5))
    check(6, UInt64(two * 1e15) == 2_000_000_000_000_000)
    QEMU.exit(0)
  }
}
