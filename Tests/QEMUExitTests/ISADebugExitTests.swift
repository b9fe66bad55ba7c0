import Testing

@testable import QEMUExit

/// The status that QEMU makes of a value, as `hw/misc/debugexit.c` computes it.
private func status(of value: UInt32) -> UInt32 {
  (value << 1 | 1) & 0xFF
}

@Suite("isa-debug-exit: what is written to the port")
struct ISADebugExitTests {
  @Test("the handle writes what the Rust crate writes", arguments: 0...127 as ClosedRange<UInt32>)
  func exact(code: UInt32) {
    #expect(ISADebugExit.portValue(for: code) == code)
    #expect(status(of: ISADebugExit.portValue(for: code)) == code << 1 | 1)
  }

  @Test(
    "codes that the device would cut to 7 bits become status 1",
    arguments: [128, 129, 144, 255, 256, 0x8000_0000, .max] as [UInt32]
  )
  func beyond(code: UInt32) {
    #expect(status(of: ISADebugExit.portValue(for: code)) == 1)
  }

  @Test("a status for success is odd, fits 8 bits and isn't that of failure")
  func usableStatuses() {
    let usable = (0...1000 as ClosedRange<UInt32>).filter(ISADebugExit.isUsable(successStatus:))
    #expect(usable == Array(stride(from: 3, through: 255, by: 2)))
  }

  #if os(Linux) || os(macOS)
    @Test("an even status for success stops the program")
    func evenStatus() async {
      await #expect(processExitsWith: .failure) {
        _ = ISADebugExit(ioBase: 0xF4, customExitSuccess: 32)
      }
    }
  #endif
}

@Suite("isa-debug-exit, portable: what is written to the port")
struct PortableISADebugExitTests {
  @Test("no two codes from 0 to 127 share a value, and every value fits 7 bits")
  func distinct() {
    let values = (0...127 as ClosedRange<UInt32>).map(PortableISADebugExit.portValue(for:))
    #expect(Set(values).count == 128)
    #expect(values.allSatisfy { $0 < 128 })
  }

  @Test("0 has a value that no failure has")
  func success() {
    #expect(PortableISADebugExit.portValue(for: 0) == 127)
  }

  @Test(
    "codes above 126 are a failure without a code",
    arguments: [127, 128, 255, 256, 0x8000_0000, .max] as [UInt32]
  )
  func beyond(code: UInt32) {
    #expect(PortableISADebugExit.portValue(for: code) == 0)
  }
}
