#if CommandLineTool
  import ArgumentParser
  import GuestBuilder
  import HostSupport
  import QEMURunner

  /// `qemu-exit toolset`
  struct ToolsetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "toolset",
      abstract: "Write the toolset with which `swift build` builds guests for a machine.",
      discussion: """
        Prints the toolset file's path:
          swift build --triple aarch64-none-none-elf --toolset "$(qemu-exit toolset aarch64-virt)"
        """
    )

    @Argument(
      help: "The machine: a name from `qemu-exit machines`.",
      completion: .custom { _, _, _ in Machine.catalogue.map(\.id) }
    )
    var machine: String

    @Option(
      help: "The folder to write to. (default: .build/qemu-exit/MACHINE, or MACHINE-coverage)",
      completion: .directory
    )
    var output: String?

    @Flag(help: "For programs that count what of them is executed: `qemu-exit test --coverage`.")
    var coverage = false

    func run() throws {
      let machine = try Machine.named(machine)
      let name = Toolset.folderName(for: machine, coverage: coverage)
      let folder = Path.absolute(output ?? ".build/qemu-exit/\(name)")
      let toolset = Toolset(machine: machine, folder: folder, coverage: coverage)
      try toolset.write()
      Terminal.standardOutput.write(toolset.path + "\n")
    }
  }
#endif
