/// What became of a run.
public enum Verdict: Equatable, Sendable {
  /// The guest ended QEMU with a code.
  case exited(Int32)

  /// The guest ran, and QEMU ended without a code from the guest.
  case stopped(StopReason)

  /// The guest ran longer than it may, and was killed. ``RunResult/diagnosis`` has where it was.
  case timedOut

  /// The guest wrote more to its console than it may, and was killed.
  case outputLimit

  /// What the guest wrote couldn't be passed on, and it was killed; the system's words.
  case outputLost(String)

  /// QEMU ended before the guest's first instruction.
  case failedToStart

  /// QEMU was ended by a signal that this program didn't send.
  case crashed(signal: Int32)

  /// This program was told to end, by a signal, and killed QEMU.
  case cancelled(signal: Int32)

  /// Why QEMU ended without a code.
  public enum StopReason: String, Sendable {
    /// The machine was reset: by the guest, or by a fault that the processor couldn't report.
    case reset
    /// The guest switched the machine off.
    case shutdown
    /// QEMU was asked to end from outside.
    case hostSignal = "host-signal"
    /// QEMU ended with a status that the exit mechanism can't make.
    case unknown
  }

  /// The name in reports.
  public var name: String {
    switch self {
    case .exited: "exited"
    case .stopped: "stopped"
    case .timedOut: "timed-out"
    case .outputLimit: "output-limit"
    case .outputLost: "output-lost"
    case .failedToStart: "failed-to-start"
    case .crashed: "crashed"
    case .cancelled: "cancelled"
    }
  }

  /// The status that `qemu-exit run` ends with: 0 to 255.
  ///
  /// Source: `Documentation/ABI/exit-codes.md`, version 1.
  public var exitStatus: Int32 {
    switch self {
    case .exited(let code): code & 0xFF
    case .timedOut: 124
    case .failedToStart: 125
    case .stopped, .outputLimit, .outputLost, .crashed: 126
    case .cancelled(let signal): 128 + signal
    }
  }
}
