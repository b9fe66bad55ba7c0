#if CommandLineTool
  import ArgumentParser
  import QEMURunner

  /// The tool.
  struct QEMUExit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "qemu-exit",
      abstract:
        "Builds bare-metal guests, boots them in QEMU, returns their exit codes and runs their tests.",
      discussion: """
        Ends with the guest's code, or with 124 if the guest timed out, 125 if nothing ran, and 126 \
        if the guest stopped without a code.
        """,
      version: QEMURunner.version,
      subcommands: [
        Run.self, TestCommand.self, ListCommand.self, Build.self, ToolsetCommand.self,
        SDKCommand.self, Machines.self, Doctor.self, TestRunnerCommand.self,
      ]
    )
  }
#endif
