#if CommandLineTool
  import CQEMULaunch
  import Glibc
  import QEMURunner

  /// A run that the user asks for, and what is said about it.
  struct RunRequest {
    /// The image's path.
    var image: String

    /// What a raw image is for.
    var architecture: Architecture?

    /// How the image is loaded; nil for the machine's way.
    var boot: Machine.Boot?

    /// The machine's name; nil to choose by the image.
    var machine: String?

    /// QEMU's program; nil to look for it.
    var qemu: String?

    /// Where to look for it.
    var installation = Installation()

    /// What goes to QEMU and the guest, and the limits.
    var options = RunOptions()

    /// Where the report goes; nil for none.
    var report: String?

    /// Whether to say what a status alone doesn't, in any case.
    var isVerbose = false

    /// Prints the command that does the same by hand.
    func printCommand() throws {
      let (file, machine) = try choose()
      let runner = Runner(qemu: qemu, installation: installation)
      let command = try runner.commandForPeople(file, on: machine, options: options)
      Terminal.standardOutput.write(command + "\n")
    }

    /// Boots the image and tells what became of it.
    ///
    /// - Returns: The status to end with.
    func run() throws -> Int32 {
      let (file, machine) = try choose()
      // Before the guest runs: its code would be lost with the report.
      if let report { try FileWriting.check(report) }
      var runner = Runner(qemu: qemu, installation: installation, console: 1, errors: 2, input: 0)
      let signals = _qx_signals_to_pipe()
      if signals >= 0 { runner.cancellation = signals }
      let result = try runner.run(file, on: machine, options: options)
      explain(result, on: machine)
      if let report {
        let json = try RunReport(result, image: image, machine: machine).json()
        try FileWriting.replace(report, with: json)
      }
      if case .cancelled(let signal) = result.verdict { _qx_end_by_signal(signal) }
      return result.verdict.exitStatus
    }

    private func choose() throws -> (Image, Machine) {
      let file = try Image(path: image, architecture: architecture, boot: boot)
      return (file, try Machine.forImage(file, named: machine, boot: boot))
    }

    /// Says what a status alone doesn't.
    private func explain(_ result: RunResult, on machine: Machine) {
      let terminal = Terminal.standardError
      if isVerbose {
        terminal.note(result.command.shellQuoted)
        terminal.note("QEMU ended after \(result.duration)")
      }
      var needsWords = isVerbose
      switch result.verdict {
      case .exited(let code):
        if isVerbose { terminal.note("the guest ended with code \(code)") }
      case .timedOut:
        let limit = options.timeout.map { "\($0)" } ?? "any time"
        terminal.error(
          "timed out: the guest didn't end within \(limit) and was killed. --timeout sets the limit"
        )
        for core in result.diagnosis?.cores ?? [] { terminal.note("\(core)") }
        for hint in result.diagnosis?.hints ?? [] {
          terminal.note("\(terminal.styled("hint:", .yellow)) \(hint)")
        }
        if result.diagnosis == nil { terminal.note("QEMU didn't tell where the guest was") }
        if result.mayHaveWaitedForInput {
          terminal.note(
            "\(terminal.styled("hint:", .yellow)) the guest may be waiting for standard input: give it "
              + "some, or none by --stdin none"
          )
        }
      case .outputLimit:
        let limit = ByteCount.words(options.outputLimit ?? .max)
        terminal.error(
          "output limit: the guest wrote more than \(limit) and was killed. --output-limit sets the limit"
        )
      case .outputLost(let words):
        terminal.error("can't write the guest's output: \(words). The guest was killed")
      case .stopped(let reason):
        needsWords = true
        terminal.error(
          "the guest stopped without a code: \(words(for: reason, result, on: machine))"
        )
      case .failedToStart:
        let words = result.qemuWords.split(separator: "\n").joined(separator: "\n  ")
        terminal.error(
          words.isEmpty
            ? "QEMU failed to start and didn't say why" : "QEMU failed to start:\n  \(words)"
        )
        return
      case .crashed(let signal):
        needsWords = true
        terminal.error("QEMU was ended by signal \(signal) (\(String(cString: strsignal(signal))))")
      case .cancelled: break
      }
      if needsWords {
        for line in result.qemuOwnWords.split(separator: "\n") { terminal.note("QEMU: \(line)") }
      }
    }

    private func words(
      for reason: Verdict.StopReason,
      _ result: RunResult,
      on machine: Machine
    ) -> String {
      switch reason {
      case .reset:
        "the machine was reset, by the guest or by a fault that the processor couldn't report"
      case .shutdown: "the machine was switched off"
      case .hostSignal: "QEMU was asked to end from outside"
      case .unknown:
        "QEMU ended with status \(result.qemuStatus ?? 0), which \(machine.mechanism.rawValue) can't make"
      }
    }
  }
#endif
