/// By which of its channels a guest gets input.
public enum GuestInput: String, CaseIterable, Sendable {
  /// By none.
  case none

  /// The standard input of semihosting: the file `:tt`, opened to read. It is read when the guest
  /// asks, and ends where the input ends.
  case semihosting

  /// The debug channel of semihosting: `SYS_READC`. It has no end.
  case debugChannel = "debug-channel"

  /// The first UART. It has no end, and takes what comes whether the guest reads it or not.
  case uart

  /// What a machine's guests get unless the user says otherwise.
  package init(standardFor machine: Machine) {
    self = machine.architecture.hasSemihosting ? .semihosting : .none
  }

  /// What the user chose, or what is standard.
  ///
  /// - Throws: If the machine hasn't got it.
  package init(chosen: GuestInput?, for machine: Machine) throws(LaunchError) {
    self = chosen ?? GuestInput(standardFor: machine)
    guard isThere(on: machine) else { throw .noInput(self, machine: machine.id) }
  }

  /// Whether a machine has the channel.
  private func isThere(on machine: Machine) -> Bool {
    switch self {
    case .none, .uart: true
    case .semihosting, .debugChannel: machine.architecture.hasSemihosting
    }
  }
}
