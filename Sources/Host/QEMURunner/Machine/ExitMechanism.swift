import ObjectFile

/// A way for a guest to end QEMU.
public enum ExitMechanism: String, CaseIterable, Sendable {
  /// Semihosting calls.
  case semihosting
  /// The `sifive_test` device.
  case sifiveTest = "sifive_test"
  /// The host-target interface (HTIF).
  case htif
  /// The `isa-debug-exit` device at port 0xF4.
  case isaDebugExit = "isa-debug-exit"

  /// What QEMU needs on its command line for it, beside semihosting, which every architecture that
  /// has it gets.
  package var arguments: [String] {
    switch self {
    case .semihosting, .sifiveTest, .htif: []
    case .isaDebugExit: ["-device", "isa-debug-exit,iobase=0xf4,iosize=0x04"]
    }
  }

  /// What makes it the default of the guest library, where an architecture has another one: a
  /// condition of Swift's and a macro of C's.
  ///
  /// - Parameter architecture: The architecture.
  package func define(on architecture: Architecture) -> String? {
    guard self != architecture.mechanism else { return nil }
    return switch self {
    case .htif: "QEMU_EXIT_HTIF"
    case .semihosting: "QEMU_EXIT_SEMIHOSTING"
    case .sifiveTest, .isaDebugExit: nil
    }
  }
}
