import Testing

@testable import QEMUExit

@Suite("HTIF: what is stored in tohost")
struct HTIFTests {
  @Test("codes of 8 bits, with the lowest bit set", arguments: 0...255 as ClosedRange<UInt32>)
  func exact(code: UInt32) {
    #expect(HTIF.command(for: code) == code << 1 | 1)
  }

  @Test(
    "codes that the host would cut become 255, never success",
    arguments: [256, 512, 0xFFFF, 0x8000_0000, .max] as [UInt32]
  )
  func beyond(code: UInt32) {
    #expect(HTIF.command(for: code) == 0x1FF)
  }
}
