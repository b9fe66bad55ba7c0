#if CommandLineTool
  import ArgumentParser
  import BatchRunner
  import CHostSupport
  import GuestBuilder
  import HostSupport
  import QEMURunner

  /// `qemu-exit sdk`
  struct SDKCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sdk",
      abstract: "Make a Swift SDK for a machine: then `swift run` and `swift test` boot it.",
      discussion: """
        A Swift SDK has what programs for the machine are compiled and linked with, and is made with the \
        Swift toolchain in PATH from sources that are part of this program:
          qemu-exit sdk install riscv64-virt
          swift run --swift-sdk riscv64-virt
        """,
      subcommands: [
        SDKInstall.self, SDKList.self, SDKRemove.self, SDKTestOptions.self,
      ]
    )
  }

  /// Where Swift SDKs are.
  struct SDKOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "The folder of Swift SDKs. (default: that of `swift sdk`, ~/.swiftpm/swift-sdks)",
        valueName: "folder"
      ),
      completion: .directory
    )
    var swiftSdksPath: String?

    var folder: SDKFolder { SDKFolder(path: swiftSdksPath) }

    /// Says what goes on.
    static func tell(_ progress: SDKFolder.Progress) {
      switch progress {
      case .waiting:
        Terminal.standardError.note("waiting for another qemu-exit, which makes Swift SDKs")
      case .compiling(let what): Terminal.standardError.note("compiling \(what)")
      case .installed: break
      }
    }
  }

  /// `qemu-exit sdk install`
  struct SDKInstall: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "install",
      abstract: "Make the Swift SDKs of machines.",
      discussion: """
        One that is there already is made again if the toolchain or this program has changed.
        """
    )

    @Argument(
      help: "The machines: names from `qemu-exit machines`, or all.",
      completion: .custom { _, _, _ in Machine.catalogue.map(\.id) + [Machine.all] }
    )
    var machine: [String]

    @OptionGroup var options: SDKOptions

    func run() throws {
      let machines = try Machine.named(machine)
      let signals = _qx_signals_to_pipe()
      try options.folder.install(machines, cancellation: signals >= 0 ? signals : nil) {
        SDKOptions.tell($0)
        if case .installed(let id, let wasCurrent) = $0 {
          Terminal.standardOutput.write("\(id)\(wasCurrent ? ": nothing has changed" : "")\n")
        }
      }
    }
  }

  /// `qemu-exit sdk list`
  struct SDKList: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the Swift SDKs of machines that are installed."
    )

    @OptionGroup var options: SDKOptions

    func run() throws {
      let folder = options.folder
      let entries = try folder.entries()
      guard !entries.isEmpty else {
        Terminal.standardError.note("no Swift SDK of a machine is in \(folder.path)")
        return
      }
      var table = TextTable(["machine", "compiler", "qemu-exit", "state"])
      for entry in entries {
        table.add([
          entry.id, entry.compiler, entry.version, entry.isCurrent ? "current" : "out of date",
        ])
      }
      Terminal.standardOutput.write(table.text(in: .standardOutput))
      if entries.contains(where: { !$0.isCurrent }) {
        Terminal.standardError.hint(
          "`qemu-exit sdk install` makes those anew that another toolchain or version has made"
        )
      }
    }
  }

  /// `qemu-exit sdk remove`
  struct SDKRemove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Remove the Swift SDKs of machines."
    )

    @Argument(
      help: "The machines: names from `qemu-exit sdk list`, or all.",
      completion: .custom { _, _, _ in Machine.catalogue.map(\.id) + [Machine.all] }
    )
    var machine: [String]

    @OptionGroup var options: SDKOptions

    func run() throws {
      let folder = options.folder
      let named = machine.filter { $0 != Machine.all }
      for id in named { try folder.remove(id) }
      if named.count < machine.count {
        for entry in try folder.entries() { try folder.remove(entry.id) }
      }
    }
  }

  /// `qemu-exit sdk test-options`
  struct SDKTestOptions: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test-options",
      abstract: "Print what `swift test` needs to run a package's tests on a machine.",
      discussion: """
        `qemu-exit test` does the same, for several machines. By hand:
          eval "swift test $(qemu-exit sdk test-options riscv64-virt)"
        Sources that say async are prepared: after a change of one the options are to be asked for again.
        """
    )

    @Argument(
      help: "The machine: a name from `qemu-exit machines`.",
      completion: .custom { _, _, _ in Machine.catalogue.map(\.id) }
    )
    var machine: String

    @Option(help: "The package's folder.", completion: .directory)
    var packagePath = "."

    @OptionGroup var options: SDKOptions

    func run() throws {
      let signals = _qx_signals_to_pipe()
      let tests = PackageTests(
        package: try GuestBuild.folder(of: packagePath),
        machines: [try Machine.named(machine)],
        sdks: options.folder,
        cancellation: signals >= 0 ? signals : nil
      )
      let words = try tests.shellOptions { SDKOptions.tell($0) }
      Terminal.standardOutput.write(words + "\n")
    }
  }
#endif
