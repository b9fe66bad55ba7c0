import Testing

@testable import QEMUExit

@Suite("Semihosting: what goes into the parameter block")
struct SemihostingExitTests {
  @Test("codes of 8 bits are carried as they are", arguments: 0...255 as ClosedRange<UInt32>)
  func exact(code: UInt32) {
    #expect(SemihostingExit.carriedCode(for: code) == code)
  }

  @Test(
    "codes that the host would cut to 8 bits become 255, never success",
    arguments: [256, 257, 511, 512, 0x100_00, 0x2_0026, 0x8000_0000, .max] as [UInt32]
  )
  func beyond(code: UInt32) {
    #expect(SemihostingExit.carriedCode(for: code) == 255)
  }

  @Test("the reason alone tells success from failure and nothing else")
  func reasons() {
    #expect(SemihostingExit.reason(for: 0) == 0x20026)
    for code in [1, 2, 255, 256, .max] as [UInt32] {
      #expect(SemihostingExit.reason(for: code) == 0x20023)
    }
  }

  @Test("operations have the specification's numbers")
  func operations() {
    #expect(SemihostingExit.Operation.exit.rawValue == 0x18)
    #expect(SemihostingExit.Operation.exitExtended.rawValue == 0x20)
  }
}
