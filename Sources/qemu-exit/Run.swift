#if CommandLineTool
  import ArgumentParser
  import CQEMULaunch
  import Glibc
  import QEMURunner

  /// `qemu-exit run`
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Boot an image in QEMU and end with its code.",
      discussion: """
        The machine comes from the image: from its note if it was built with `qemu-exit build`, otherwise \
        from its ELF headers. The guest's console is on standard output, byte for byte; the tool's own \
        words are on standard error.

        Status: the guest's code, 0 to 255 (x86: 0 to 126, and 127 for what is above). 124: timed out. \
        125: nothing ran. 126: the guest stopped without a code (reset, shutdown, too much output, QEMU \
        crashed).
        """
    )

    @Option(help: "What a raw image is for.")
    var arch: Architecture?

    @Flag(help: "Load the image as QEMU's -bios does: raw bytes where the processor starts.")
    var bios = false

    @Flag(help: "Load the image as QEMU's -kernel does. This is the default.")
    var kernel = false

    @Option(
      help: "The machine: a name from `qemu-exit machines`, or a machine type of QEMU's.",
      completion: .custom { _, _, _ in Machine.catalogue.map(\.id) }
    )
    var machine: String?

    @Option(help: "The processor, as QEMU's -cpu takes it.")
    var cpu: String?

    @Option(help: "Memory, as QEMU's -m takes it.")
    var memory: String?

    @Option(name: .customLong("smp"), help: "The number of processors.")
    var processors: Int?

    @Option(
      help: ArgumentHelp("QEMU's program, instead of the one for the image.", valueName: "path"),
      completion: .file()
    )
    var qemu: String?

    @OptionGroup var location: QEMUOptions

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp("A further argument for QEMU. Repeatable.", valueName: "argument")
    )
    var qemuArg: [String] = []

    @Option(
      help: ArgumentHelp(
        "How long the guest may run: 500ms, 30s, 2m; 0 for ever. (default: 30s)",
        valueName: "time"
      )
    )
    var timeout: TimeLimit?

    @Option(
      help: ArgumentHelp(
        "How much the guest may write: bytes, 64KiB, 10MiB; 0 for any. (default: 64MiB)",
        valueName: "size"
      )
    )
    var outputLimit: ByteCount?

    @Option(
      help: ArgumentHelp(
        "x86: the status of QEMU that means success to the guest, an odd number from 3 to 255.",
        valueName: "status"
      )
    )
    var successStatus: Int32?

    @Option(
      help: ArgumentHelp("Write what happened to a file, as JSON.", valueName: "file"),
      completion: .file(extensions: ["json"])
    )
    var report: String?

    @Flag(help: "Print the QEMU command that does the same by hand, and don't run it.")
    var printCommand = false

    @Flag(name: .shortAndLong, help: "Say which command is run, and what QEMU says.")
    var verbose = false

    @Argument(help: "The image: an ELF file, or raw bytes.", completion: .file())
    var image: String

    @Argument(
      parsing: .postTerminator,
      help: ArgumentHelp("Arguments for the guest, after --.", valueName: "guest-arguments")
    )
    var guestArguments: [String] = []

    func validate() throws {
      if bios && kernel { throw ValidationError("--bios and --kernel exclude each other.") }
      if let processors, processors < 1 { throw ValidationError("--smp must be at least 1.") }
      if let status = successStatus, status & 1 == 0 || status < 3 || status > 255 {
        throw ValidationError(
          "--success-status must be an odd number from 3 to 255: isa-debug-exit makes no other, and 1 "
            + "means failure."
        )
      }
    }

    private var options: RunOptions {
      var options = RunOptions()
      options.cpu = cpu
      options.memory = memory
      options.processors = processors
      options.qemuArguments = qemuArg
      options.guestArguments = guestArguments
      if let timeout { options.timeout = timeout.duration }
      if let outputLimit { options.outputLimit = outputLimit.bytes }
      options.successStatus = successStatus
      return options
    }

    func run() throws {
      let file = try Image(path: image, architecture: arch)
      let machine = try Machine.forImage(
        file,
        named: machine,
        boot: bios ? .bios : kernel ? .kernel : nil
      )
      var runner = Runner(qemu: qemu, installation: location.installation, console: 1)
      if printCommand {
        let command = try runner.commandForPeople(file, on: machine, options: options)
        Terminal.standardOutput.write(command + "\n")
        return
      }
      // Before the guest runs: its code would be lost with the report.
      if let report { try FileWriting.check(report) }
      let signals = _qx_signals_to_pipe()
      if signals >= 0 { runner.cancellation = signals }
      let result = try runner.run(file, on: machine, options: options)
      explain(result, on: machine)
      if let report {
        let json = try RunReport(result, image: image, machine: machine).json()
        try FileWriting.replace(report, with: json)
      }
      if case .cancelled(let signal) = result.verdict { _qx_end_by_signal(signal) }
      throw ExitCode(result.verdict.exitStatus)
    }

    /// Says what a status alone doesn't.
    private func explain(_ result: RunResult, on machine: Machine) {
      let terminal = Terminal.standardError
      if verbose {
        terminal.note(result.command.shellQuoted)
        terminal.note("QEMU ended after \(result.duration)")
      }
      var needsWords = verbose
      switch result.verdict {
      case .exited(let code):
        if verbose { terminal.note("the guest ended with code \(code)") }
      case .timedOut:
        let limit = timeout?.description ?? "30s"
        terminal.error(
          "timed out: the guest didn't end within \(limit) and was killed. --timeout sets the limit"
        )
      case .outputLimit:
        let limit = outputLimit?.description ?? "64MiB"
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
        for line in result.qemuWords.split(separator: "\n") { terminal.note("QEMU: \(line)") }
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
