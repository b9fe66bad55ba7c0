/// A way for a guest to end QEMU.
public enum ExitMechanism: String, CaseIterable, Sendable {
  /// Semihosting calls.
  case semihosting
  /// The `sifive_test` device.
  case sifiveTest = "sifive_test"
  /// The `isa-debug-exit` device at port 0xF4.
  case isaDebugExit = "isa-debug-exit"

  /// What QEMU needs on its command line for it, beside semihosting, which every architecture that has it
  /// gets.
  var arguments: [String] {
    switch self {
    case .semihosting, .sifiveTest: []
    case .isaDebugExit: ["-device", "isa-debug-exit,iobase=0xf4,iosize=0x04"]
    }
  }
}
