#if CommandLineTool
  import ArgumentParser
  import QEMURunner

  /// `qemu-exit run`
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run",
      abstract: "Boot an image in QEMU and end with its code.",
      discussion: """
        The image is an ELF file, a Linux kernel (x86 bzImage, Arm zImage, Image of AArch64 and RISC-V), a \
        Multiboot image, or raw bytes with --arch. The machine comes from the image: from its note if it was \
        built with `qemu-exit build`, otherwise from its headers. The guest's console is on standard output, byte for byte; its standard error, what \
        QEMU says and the tool's own words are on standard error.

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

    @Option(
      help: ArgumentHelp("Write what happened to a file, as JSON.", valueName: "file"),
      completion: .file(extensions: ["json"])
    )
    var report: String?

    @Flag(help: "Have the guest wait for a debugger, for ever unless --timeout is given.")
    var debug = false

    @Flag(help: "Print the QEMU command that does the same by hand, and don't run it.")
    var printCommand = false

    @Flag(name: .shortAndLong, help: "Say which command is run, and what QEMU says.")
    var verbose = false

    @Argument(help: "The image: an ELF file, a kernel, or raw bytes.", completion: .file())
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
      var request = RunRequest(image: image)
      request.task.architecture = arch
      request.task.boot = bios ? .bios : kernel ? .kernel : nil
      request.task.machine = machine
      request.qemu = qemu
      request.installation = location.installation
      request.report = report
      request.isVerbose = verbose
      request.task.options.cpu = cpu
      request.task.options.memory = memory
      request.task.options.processors = processors
      request.task.options.initrd = initrd
      request.task.options.append = append
      request.task.options.qemuArguments = qemuArg
      request.task.options.guestArguments = guestArguments
      if let timeout { request.task.options.timeout = timeout.duration }
      if let outputLimit { request.task.options.outputLimit = outputLimit.bytes }
      if debug {
        request.task.options.waitForDebugger = { Self.explain($0) }
        if timeout == nil { request.task.options.timeout = nil }
      }
      confinement.apply(to: &request.task.options)
      request.task.options.input = stdin
      request.task.options.successStatus = successStatus
      if printCommand {
        try request.printCommand()
      } else {
        throw ExitCode(try request.run())
      }
    }
  }
#endif
