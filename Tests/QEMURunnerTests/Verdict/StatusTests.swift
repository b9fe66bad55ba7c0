import Testing

@testable import QEMURunner

/// What a status of QEMU means, by mechanism.
@Suite struct StatusTests {
  @Test(
    "semihosting and sifive_test carry every code",
    arguments: [ExitMechanism.semihosting, .sifiveTest]
  )
  func carried(mechanism: ExitMechanism) {
    for status: Int32 in 0...255 { #expect(mechanism.code(ofStatus: status) == status) }
  }

  @Test("isa-debug-exit's statuses are odd, and each means one code")
  func isaDebugExit() {
    for status: Int32 in stride(from: 0, through: 254, by: 2) {
      #expect(ExitMechanism.isaDebugExit.code(ofStatus: status) == nil)
    }
    let codes = stride(from: Int32(1), through: 255, by: 2).map {
      ExitMechanism.isaDebugExit.code(ofStatus: $0)
    }
    #expect(Set(codes).count == codes.count)
    #expect(codes.first == 127)
    #expect(codes.last == 0)
    #expect(codes.dropFirst().dropLast().elementsEqual((1...126).map { $0 }))
  }

  // 255 and 1 share a code here: the crate's convention has no code of its own for a failure.
  @Test("a success status of the guest's own choice")
  func successStatus() {
    #expect(ExitMechanism.isaDebugExit.code(ofStatus: 33, successStatus: 33) == 0)
    #expect(ExitMechanism.isaDebugExit.code(ofStatus: 1, successStatus: 33) == 127)
    #expect(ExitMechanism.isaDebugExit.code(ofStatus: 255, successStatus: 33) == 127)
    #expect(ExitMechanism.isaDebugExit.code(ofStatus: 35, successStatus: 33) == 17)
  }
}
