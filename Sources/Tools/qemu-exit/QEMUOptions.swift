#if CommandLineTool
  import ArgumentParser
  import HostSupport
  import ObjectFile
  import QEMURunner

  /// Where QEMU is.
  struct QEMUOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "A folder with QEMU's programs, looked in before PATH.",
        discussion: "The environment variable QEMU_EXIT_QEMU_DIR does the same.",
        valueName: "folder"
      ),
      completion: .directory
    )
    var qemuDir: String?

    var installation: Installation { Installation(folder: qemuDir) }
  }

  extension Architecture: ExpressibleByArgument {}
  extension GuestInput: ExpressibleByArgument {}

  extension ByteCount: ExpressibleByArgument {
    public init?(argument: String) {
      self.init(argument)
    }
  }

  extension TimeLimit: ExpressibleByArgument {
    public init?(argument: String) {
      self.init(argument)
    }
  }
#endif
