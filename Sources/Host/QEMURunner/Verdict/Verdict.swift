/// What became of a run: one closed set.
///
/// Source: `Documentation/ABI/verdicts.md`, version 1, which says how each is known.
public enum Verdict: Equatable, Sendable {
  /// The guest ended QEMU with a code.
  case exited(Int32)

  /// The guest ran, and QEMU ended without a code from the guest.
  case stopped(StopReason)

  /// The guest met an exception that it didn't expect, and says so in BareMetal's trap report.
  case trapped(Fault)

  /// The guest ran longer than it may, and was killed. ``RunResult/diagnosis`` has where it was.
  case timedOut

  /// The guest wrote more to its console than it may, and was killed.
  case outputLimit

  /// The files in the guest's temporary folder took more than they may, and it was killed.
  case filesLimit

  /// What the guest wrote couldn't be passed on, and it was killed; the system's words.
  case outputLost(String)

  /// QEMU ended before the guest's first instruction.
  case failedToStart

  /// QEMU failed: it ended by a signal that programs get for their own mistakes.
  case crashed(signal: Int32)

  /// QEMU was ended from outside, by a signal that this program didn't send.
  case killed(signal: Int32)

  /// This program was told to end, by a signal, and killed QEMU.
  case cancelled(signal: Int32)

  /// The image can't be read, or isn't one that can be run; what is wrong. Nothing ran.
  case badImage(String)

  /// There's no QEMU for the image; what to install. Nothing ran.
  case missingQEMU(String)

  /// Why QEMU ended without a code.
  public enum StopReason: String, Sendable {
    /// The machine was reset: by the guest, or by a fault that the processor couldn't report.
    case reset
    /// The guest switched the machine off.
    case shutdown
    /// x86: a fault while the double fault's handler was called, which resets the machine.
    case tripleFault = "triple-fault"
    /// Arm's M profile: a fault while a fault was handled, after which the processor does nothing.
    case lockUp = "lock-up"
    /// QEMU ended with a status that the exit mechanism can't make.
    case unknown
  }

  /// The name in reports.
  public var name: String {
    switch self {
    case .exited: "exited"
    case .stopped: "stopped"
    case .trapped: "trapped"
    case .timedOut: "timed-out"
    case .outputLimit: "output-limit"
    case .filesLimit: "files-limit"
    case .outputLost: "output-lost"
    case .failedToStart: "failed-to-start"
    case .crashed: "crashed"
    case .killed: "killed"
    case .cancelled: "cancelled"
    case .badImage: "bad-image"
    case .missingQEMU: "missing-qemu"
    }
  }

  /// The status that `qemu-exit run` ends with: 0 to 255.
  ///
  /// Source: `Documentation/ABI/exit-codes.md`, version 1.
  public var exitStatus: Int32 {
    switch self {
    case .exited(let code): code & 0xFF
    case .trapped: Fault.code
    case .timedOut: 124
    case .failedToStart, .badImage, .missingQEMU: 125
    case .stopped, .outputLimit, .filesLimit, .outputLost, .crashed, .killed: 126
    case .cancelled(let signal): 128 + signal
    }
  }
}
