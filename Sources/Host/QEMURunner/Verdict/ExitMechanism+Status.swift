extension ExitMechanism {
  /// The code that a guest meant, by the status that QEMU ended with, or nil if the mechanism can't
  /// make that status.
  ///
  /// - Parameters:
  ///   - status: 0 to 255.
  ///   - successStatus: For isa-debug-exit, the status that means success to the guest; nil for the
  ///     portable convention.
  ///
  /// Source: `Documentation/ABI/exit-codes.md`, version 1.
  package func code(ofStatus status: Int32, successStatus: Int32? = nil) -> Int32? {
    switch self {
    case .semihosting, .sifiveTest, .htif:
      return status
    case .isaDebugExit:
      // QEMU sets the lowest bit.
      guard status & 1 == 1 else { return nil }
      if status == successStatus ?? 255 { return 0 }
      // What means failure, and nothing more, is told as the code above all others.
      if status == 1 { return 127 }
      return status >> 1
    }
  }

  /// Whether an exit may show as a shutdown of the machine, or ends QEMU with no further event.
  ///
  /// On QEMU 7.2 every mechanism ends the process at once. Later versions have the devices ask for
  /// a shutdown with a status.
  ///
  /// - Parameter asking: Whether the shutdown was asked for, as opposed to a reset.
  func mayShutDown(asking: Bool) -> Bool {
    switch self {
    case .semihosting: false
    case .sifiveTest, .htif, .isaDebugExit: asking
    }
  }
}
