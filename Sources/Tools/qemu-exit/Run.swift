#if CommandLineTool
  import ArgumentParser
  import BatchRunner
  import Glibc
  import HostSupport
  import ObjectFile
  import QEMURunner

  /// `qemu-exit run`
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run",
      abstract:
        "Boot images in QEMU, and end with the code of one, or with 0 if all are as expected.",
      usage: """
        qemu-exit run [<options>] [<image> ...] [-- <guest-arguments> ...]
        qemu-exit run [<options>] --args <image> [<guest-arguments> ...]
        """,
      discussion: """
        What follows -- are arguments for each guest, and so is what follows the image of --args.

        The image is an ELF file, a Linux kernel (x86 bzImage, Arm zImage, Image of AArch64 and RISC-V), a \
        Multiboot image, or raw bytes with --arch. The machine comes from the image: from its note if it was \
        built with `qemu-exit build`, otherwise from its headers. The guest's console is on standard output, byte for byte; its standard error, what \
        QEMU says and the tool's own words are on standard error.

        Status: the guest's code, 0 to 255 (x86: 0 to 126, and 127 for what is above). 124: timed out. \
        125: nothing ran. 126: the guest stopped without a code (reset, shutdown, too much output, QEMU \
        crashed).

        With several images, a settings file, --jobs or --retries, images run at the same time, without \
        standard input. What becomes of each is on standard output, with the console of those that aren't as \
        expected. Status: 0 if all are, 1 if any isn't, 125 if nothing ran.
        """
    )

    @Option(help: "What a raw image is for.")
    var arch: Architecture?

    @Flag(help: "Load the image as QEMU's -bios does: raw bytes where the processor starts.")
    var bios = false

    @Flag(help: "Load the image as QEMU's -kernel does. This is the default.")
    var kernel = false

    @Option(
      help: ArgumentHelp(
        """
        The initial RAM disk of a Linux kernel, as QEMU's -initrd takes it; for a Multiboot image its modules: \
        'FILE ARGUMENTS,FILE ARGUMENTS'.
        """,
        valueName: "file"
      ),
      completion: .file()
    )
    var initrd: String?

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp(
        """
        The kernel's whole command line, as QEMU's -append takes it. On x86 it takes the place of the guest's \
        name and arguments.
        """,
        valueName: "text"
      )
    )
    var append: String?

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
        "How much the guest may write to each output: bytes, 64KiB, 10MiB; 0 for any. (default: 64MiB)",
        valueName: "size"
      )
    )
    var outputLimit: ByteCount?

    @OptionGroup(title: "What the guest may use of this computer")
    var confinement: ConfinementOptions

    @Option(
      help: ArgumentHelp(
        """
        By which channel the guest gets the standard input: semihosting (:tt), debug-channel (SYS_READC), \
        uart or none. A terminal's input is read ahead of the guest. (default: semihosting where the machine \
        has it, otherwise none)
        """,
        valueName: "channel"
      )
    )
    var stdin: GuestInput?

    @Option(
      help: ArgumentHelp(
        "x86: the status of QEMU that means success to the guest, an odd number from 3 to 255.",
        valueName: "status"
      )
    )
    var successStatus: Int32?

    @OptionGroup(title: "Several images")
    var batch: BatchOptions

    @OptionGroup(title: "Reports")
    var reports: ReportOptions

    @Flag(help: "Have the guest wait for a debugger, for ever unless --timeout is given.")
    var debug = false

    @Flag(help: "Print the QEMU command that does the same by hand, and don't run it.")
    var printCommand = false

    @Flag(
      name: .shortAndLong,
      help:
        "Say which command is run, and what QEMU says. Of several images, show each one's console."
    )
    var verbose = false

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp(
        """
        The image, after the options: all that follows it is the guest's. For those who append arguments, as \
        cargo does: runner = "qemu-exit run --args".
        """,
        valueName: "image"
      ),
      completion: .file()
    )
    var args: String?

    @Argument(
      help: ArgumentHelp("The images: ELF files, kernels, or raw bytes.", valueName: "image"),
      completion: .file()
    )
    var images: [String] = []

    /// The parser allows one list of arguments without names, and doesn't see this one.
    private var guestArguments: [String] {
      RunArguments(ProgramArguments.all.dropFirst(2)).guest
    }

    mutating func validate() throws {
      if let args {
        guard images.isEmpty && batch.settings == nil else {
          throw ValidationError("--args takes the only image, and no settings file.")
        }
        images = [args]
      }
      if bios && kernel { throw ValidationError("--bios and --kernel exclude each other.") }
      if let processors, processors < 1 { throw ValidationError("--smp must be at least 1.") }
      if let status = successStatus, status & 1 == 0 || status < 3 || status > 255 {
        throw ValidationError(
          "--success-status must be an odd number from 3 to 255: isa-debug-exit makes no other, and 1 "
            + "means failure."
        )
      }
      if images.isEmpty && settingsFile == nil {
        throw ValidationError(
          "Name an image, or write a settings file, \(Settings.standardName) (--settings)."
        )
      }
      if isBatch, let stdin, stdin != .none {
        throw ValidationError(
          "--stdin is for one image: several can't share the standard input. A settings file can name a file "
            + "for each."
        )
      }
      if isBatch && debug { throw ValidationError("--debug is for one image.") }
    }

    /// The settings file; nil if images are named.
    private var settingsFile: String? {
      if let file = batch.settings { return file }
      guard images.isEmpty, access(Settings.standardName, F_OK) == 0 else { return nil }
      return Settings.standardName
    }

    /// Whether images run at the same time, and none has the tool's input, output and status.
    private var isBatch: Bool {
      settingsFile != nil || images.count > 1 || batch.jobs != nil || batch.retries != nil
    }

    private static func explain(_ debugger: DebuggerCommands) {
      Terminal.standardError.note(
        """
        the guest waits for a debugger. Attach one, and have it continue:
          \(debugger.lldb)
          \(debugger.gdb)
        """
      )
    }

    func run() throws {
      if isBatch { return try runBatch() }
      var request = RunRequest(image: images[0])
      apply(to: &request.task)
      request.qemu = qemu
      request.installation = location.installation
      request.reports = reports.reports(isBatch: false)
      request.isVerbose = verbose
      request.expectation = batch.expect.map { Expectation($0) }
      if debug {
        request.task.options.waitForDebugger = { Self.explain($0) }
        if timeout == nil { request.task.options.timeout = nil }
      }
      if printCommand {
        try request.printCommand()
      } else {
        throw ExitCode(try request.run())
      }
    }

    private func runBatch() throws {
      var runs: [PlannedRun]
      if let file = settingsFile {
        runs = try Settings(file).runs(matching: images)
      } else {
        let expectation = Expectation(batch.expect ?? .code(0))
        runs = images.map {
          PlannedRun(name: $0, task: RunTask(image: $0), expectation: expectation)
        }
      }
      for index in runs.indices {
        apply(to: &runs[index].task)
        if let retries = batch.retries { runs[index].retries = retries }
      }
      let request = BatchRequest(
        runs: runs,
        qemu: qemu,
        installation: location.installation,
        jobs: batch.jobs,
        reports: reports.reports(isBatch: true),
        isVerbose: verbose
      )
      if printCommand {
        try request.printCommands()
      } else {
        throw ExitCode(try request.run())
      }
    }

    /// Writes what the command line says over what a settings file may have said.
    private func apply(to task: inout RunTask) {
      if let arch { task.architecture = arch }
      if bios { task.boot = .bios }
      if kernel { task.boot = .kernel }
      if let machine { task.machine = machine }
      if let cpu { task.options.cpu = cpu }
      if let memory { task.options.memory = memory }
      if let processors { task.options.processors = processors }
      if let initrd { task.options.initrd = initrd }
      if let append { task.options.append = append }
      task.options.qemuArguments += qemuArg
      if !guestArguments.isEmpty {
        task.options.guestArguments = guestArguments
      }
      if let timeout { task.options.timeout = timeout.duration }
      if let outputLimit { task.options.outputLimit = outputLimit.bytes }
      confinement.apply(to: &task.options)
      if let stdin { task.options.input = stdin }
      if let successStatus { task.options.successStatus = successStatus }
    }
  }
#endif
