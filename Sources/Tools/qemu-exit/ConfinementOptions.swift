#if CommandLineTool
  import ArgumentParser
  import HostSupport
  import QEMURunner
  import Sandbox

  /// What the guest may use of this computer.
  struct ConfinementOptions: ParsableArguments {
    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp(
        """
        A folder that the guest may use; read only with :ro behind it. The first is its working folder, others \
        it reaches by their paths. Repeatable. (default: an empty temporary folder)
        """,
        valueName: "folder[:ro]"
      ),
      completion: .directory
    )
    var share: [Confinement.Share] = []

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp(
        "A program that the guest may run by SYS_SYSTEM, and the shell with it. Repeatable.",
        valueName: "program"
      ),
      completion: .file()
    )
    var allowCommand: [String] = []

    @Flag(help: "Let QEMU use the network. The guest needs a device, too: by --qemu-arg.")
    var network = false

    @Option(
      help: ArgumentHelp(
        "How the guest is kept from other files. (default: auto, landlock where the kernel has it)",
        valueName: "method"
      )
    )
    var confinement: Confinement.Method?

    @Flag(help: "Let the guest use all files that you can use. Programs stay forbidden.")
    var unsafeSemihosting = false

    @Option(
      help: ArgumentHelp(
        "How much memory QEMU may take beyond the guest's: 512MiB, 3GiB; 0 for any. (default: 3GiB)",
        valueName: "size"
      )
    )
    var memoryLimit: ByteCount?

    @Option(
      help: ArgumentHelp(
        "How large a file of the guest's may be: 64KiB, 10MiB; 0 for any. (default: 64MiB)",
        valueName: "size"
      )
    )
    var fileSizeLimit: ByteCount?

    @Option(
      help: ArgumentHelp(
        "How much the files in the guest's temporary folder may take together; 0 for any. (default: 1GiB)",
        valueName: "size"
      )
    )
    var filesLimit: ByteCount?

    func validate() throws {
      guard unsafeSemihosting else { return }
      if confinement != nil {
        throw ValidationError("--unsafe-semihosting and --confinement exclude each other.")
      }
      if !share.isEmpty {
        throw ValidationError("--unsafe-semihosting shares all folders: leave out --share.")
      }
    }

    /// Writes what was chosen into a run's options.
    func apply(to options: inout RunOptions) {
      options.confinement.method = unsafeSemihosting ? .unsafe : confinement ?? .automatic
      options.confinement.shares += share
      options.confinement.commands = allowCommand
      options.confinement.mayUseNetwork = network
      if let memoryLimit { options.memoryLimit = memoryLimit.bytes }
      if let fileSizeLimit { options.fileSizeLimit = fileSizeLimit.bytes }
      if let filesLimit { options.filesLimit = filesLimit.bytes }
    }
  }

  extension Confinement.Method: ExpressibleByArgument {
    public static var allValueStrings: [String] {
      allCases.filter { $0 != .unsafe }.map(\.rawValue)
    }

    public init?(argument: String) {
      guard argument != Self.unsafe.rawValue else { return nil }
      self.init(rawValue: argument)
    }
  }

  extension Confinement.Share: ExpressibleByArgument {
    public init?(argument: String) {
      self.init(argument)
    }
  }
#endif
