#if CommandLineTool
  import ArgumentParser
  import CHostSupport
  import HostSupport
  import QEMURunner
  import TestRunner

  /// `qemu-exit list`
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the tests of images, without booting them.",
      discussion: """
        Prints a name in each line, as `swift test list` does: MODULE.SUITE/TEST(). Without an image, the \
        package in --package-path is built for each --machine.
        """
    )

    @OptionGroup(title: "Which tests") var selection: TestSelectionOptions

    @OptionGroup(title: "Building") var building: TestBuildOptions

    @Option(
      help: """
        The machine to build for: a name from `qemu-exit machines`. Repeatable. (default: those of qemu-exit.yml \
        in the package's folder, or aarch64-virt)
        """,
      completion: .custom { _, _, _ in Machine.catalogue.map(\.id) }
    )
    var machine: [String] = []

    @Flag(help: "Print JSON: places, tags, bugs and traits, too.")
    var json = false

    @Argument(
      help: ArgumentHelp("The images: ELF files with tests.", valueName: "image"),
      completion: .file()
    )
    var images: [String] = []

    func run() throws {
      let signals = _qx_signals_to_pipe()
      var catalogues = try TestTargets(
        images: images,
        machines: machine,
        building: building,
        cancellation: signals >= 0 ? signals : nil
      ).catalogues
      let selection = try selection.selection()
      for index in catalogues.indices {
        catalogues[index].keep(selection.select(catalogues[index].tests))
      }
      if json {
        let text = try TestCatalogue.json(catalogues)
        try Terminal.standardOutput.writeAll(
          String(decoding: text, as: UTF8.self),
          "standard output"
        )
        return
      }
      var seen: Set<String> = []
      var text = ""
      for test in catalogues.flatMap(\.tests) where seen.insert(test.listName).inserted {
        text += test.listName.onOneLine + "\n"
      }
      try Terminal.standardOutput.writeAll(text, "standard output")
    }
  }
#endif
