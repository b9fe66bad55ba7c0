import Testing

@testable import QEMUExit

@Suite("sifive_test: what is stored in the register")
struct SiFiveTestTests {
  @Test("0 is the device's value for success")
  func success() {
    #expect(SiFiveTest.registerValue(for: 0) == 0x5555)
  }

  @Test("codes of 8 bits are in the upper half", arguments: 1...255 as ClosedRange<UInt32>)
  func exact(code: UInt32) {
    #expect(SiFiveTest.registerValue(for: code) == code << 16 | 0x3333)
  }

  @Test(
    "what looks like a raw value of the device is a code like any other",
    arguments: [0x5555, 0x7777, 0x3333, 0x1_3333] as [UInt32]
  )
  func noRawValues(code: UInt32) {
    #expect(SiFiveTest.registerValue(for: code) == 0x00FF_3333)
  }

  @Test(
    "codes that the device or the host would cut become 255, never success",
    arguments: [256, 257, 512, 0xFFFF, 0x1_0000, 0x10_0000, 0x8000_0000, .max] as [UInt32]
  )
  func beyond(code: UInt32) {
    #expect(SiFiveTest.registerValue(for: code) == 0x00FF_3333)
  }
}
