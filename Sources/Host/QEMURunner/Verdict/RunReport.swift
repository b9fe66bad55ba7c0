import HostSupport

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
  /// Nil, like all that follows but the image, if nothing ran.
  public var qemuOutput: String?
  /// The image's path.
  public var image: String
  /// The machine's name in the catalogue, or QEMU's; nil if the image doesn't tell.
  public var machine: String?
  /// The time from QEMU's start to its end, in seconds.
  public var duration: Double?
  /// The number of bytes that the guest wrote to its console.
  public var consoleBytes: Int?
  /// Where the guest was, if it ran longer than it may: a processor each.
  public var cores: [Core]?
  /// The exception, if the guest met one that it didn't expect.
  public var trap: Trap?
  /// What kept the guest from ending QEMU, as far as there is evidence: ``Diagnosis/hints``.
  public var hints: [String]?
  /// QEMU's command line.
  public var command: [String]?

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
    /// The function, demangled.
    public var function: String?
    /// Its source file.
    public var file: String?
    /// The line in that file.
    public var line: Int?
  }

  /// An exception that the guest didn't expect.
  public struct Trap: Codable, Equatable, Sendable {
    /// The architecture's exception, in words.
    public var kind: String
    /// The address of the instruction, as `0x40100018`.
    public var pc: String
    /// What the instruction accessed.
    public var address: String
    /// The raw register that tells the cause.
    public var status: String
    /// Which of Swift's checks failed.
    public var message: String?
    /// The function, demangled.
    public var function: String?
    /// Its source file.
    public var file: String?
    /// The line in that file.
    public var line: Int?

    init(_ fault: Fault) {
      kind = fault.kind
      pc = fault.programCounter.hexadecimal
      address = fault.address.hexadecimal
      status = fault.status.hexadecimal
      message = fault.message
      function = fault.location?.function
      file = fault.location?.file
      line = fault.location?.line
    }
  }

  /// Sums up a run.
  public init(_ outcome: RunOutcome) {
    verdict = outcome.verdict.name
    switch outcome.verdict {
    case .exited(let code): self.code = code
    case .stopped(let reason): self.reason = reason.rawValue
    case .trapped(let fault):
      code = Fault.code
      trap = Trap(fault)
    case .outputLost(let words), .badImage(let words), .missingQEMU(let words): reason = words
    case .crashed(let signal), .killed(let signal), .cancelled(let signal): self.signal = signal
    case .timedOut, .outputLimit, .filesLimit, .failedToStart: break
    }
    exitStatus = outcome.verdict.exitStatus
    image = outcome.image
    machine = outcome.machine?.id
    guard let result = outcome.result else { return }
    qemuStatus = result.qemuStatus
    qemuOutput = result.qemuWords
    duration = result.duration.seconds
    consoleBytes = result.consoleSize
    cores = result.diagnosis?.cores.map { core in
      Core(
        core: core.number,
        pc: core.programCounter.hexadecimal,
        symbol: core.symbol?.name,
        offset: core.symbol?.offset,
        function: core.location?.function,
        file: core.location?.file,
        line: core.location?.line
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
