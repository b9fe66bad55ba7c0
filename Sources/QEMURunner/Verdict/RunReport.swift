/// What became of a run, for programs.
///
/// Source: `Documentation/ABI/run-report.md`, version 1.
public struct RunReport: Codable, Equatable, Sendable {
  /// The version of the schema.
  public var schema = 1
  /// What became of the run: ``Verdict/name``.
  public var verdict: String
  /// The guest's code, if it ended with one.
  public var code: Int32?
  /// Why QEMU ended without a code: ``Verdict/StopReason``.
  public var reason: String?
  /// The signal that ended QEMU or this program.
  public var signal: Int32?
  /// The status that `qemu-exit run` ended with.
  public var exitStatus: Int32
  /// The status of QEMU's process, unless a signal ended it.
  public var qemuStatus: Int32?
  /// What came on QEMU's standard error, the guest's words among them: at most its first 64 KiB.
  public var qemuOutput: String
  /// The image's path.
  public var image: String
  /// The machine's name in the catalogue, or QEMU's.
  public var machine: String
  /// The time from QEMU's start to its end, in seconds.
  public var duration: Double
  /// The number of bytes that the guest wrote to its console.
  public var consoleBytes: Int
  /// Where the guest was, if it ran longer than it may: a processor each.
  public var cores: [Core]?
  /// What kept the guest from ending QEMU, as far as there is evidence: ``Diagnosis/hints``.
  public var hints: [String]?
  /// QEMU's command line.
  public var command: [String]

  /// Where a processor was.
  public struct Core: Codable, Equatable, Sendable {
    /// Its number.
    public var core: Int
    /// The address of the instruction, as `0x40100018`.
    public var pc: String
    /// The image's symbol for it.
    public var symbol: String?
    /// The number of bytes from the symbol.
    public var offset: UInt64?
  }

  /// Sums up a run.
  ///
  /// - Parameters:
  ///   - result: The run.
  ///   - image: The image's path.
  ///   - machine: The machine that it ran on.
  public init(_ result: RunResult, image: String, machine: Machine) {
    verdict = result.verdict.name
    switch result.verdict {
    case .exited(let code): self.code = code
    case .stopped(let reason): self.reason = reason.rawValue
    case .outputLost(let words): reason = words
    case .crashed(let signal), .cancelled(let signal): self.signal = signal
    case .timedOut, .outputLimit, .failedToStart: break
    }
    exitStatus = result.verdict.exitStatus
    qemuStatus = result.qemuStatus
    qemuOutput = result.qemuWords
    self.image = image
    self.machine = machine.id
    let parts = result.duration.components
    duration = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    consoleBytes = result.consoleSize
    cores = result.diagnosis?.cores.map { core in
      Core(
        core: core.number,
        pc: core.programCounter.hexadecimal,
        symbol: core.symbol?.name,
        offset: core.symbol?.offset
      )
    }
    hints = result.diagnosis?.hints
    command = [result.command.program] + result.command.arguments
  }

  /// The report as JSON, keys in alphabetical order.
  public func json() throws -> [UInt8] {
    try JSON.encode(self)
  }
}
