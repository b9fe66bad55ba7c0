/// A run and what became of it.
public struct RunResult: Sendable {
  /// What became of it.
  public var verdict: Verdict

  /// The status of QEMU's process, 0 to 255; nil if a signal ended it.
  public var qemuStatus: Int32?

  /// What QEMU, and the guest by semihosting, wrote to QEMU's standard error, at most its first 64
  /// KiB.
  public var qemuWords: String

  /// What QEMU itself wrote there, as far as can be told: until the guest ran all, then the lines
  /// that begin with its name.
  public var qemuOwnWords: String

  /// What else came there: the guest's standard error, if it was to be kept.
  public var errors: [UInt8]

  /// Whether the guest's standard error ended within a line.
  public var leavesErrorsWithinLine: Bool

  /// What the guest wrote to its console, if it was to be kept.
  public var console: [UInt8]

  /// The number of bytes that the guest wrote to its console.
  public var consoleSize: Int

  /// The error number by which the console couldn't be passed on, if that was how the run ended.
  public var outputError: Int32?

  /// The time from QEMU's start to its end.
  public var duration: Duration

  /// Where the guest was and what it lacked, if it ran longer than it may and QEMU answered.
  public var diagnosis: Diagnosis?

  /// Whether the guest may have been waiting for standard input when its time was up: QEMU, which
  /// does nothing else then, didn't answer.
  public var mayHaveWaitedForInput: Bool

  /// The command line.
  public var command: QEMUCommand
}
