#if CommandLineTool
  import ArgumentParser
  import Glibc
  import GuestBuilder
  import HostSupport
  import QEMURunner

  /// `qemu-exit doctor`
  struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "doctor",
      abstract: "Check what is installed, and say what to install.",
      discussion: "Ends with 0 if everything is there, and with 1 if something is missing."
    )

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var location: QEMUOptions

    func run() throws {
      let examination = Examination(installation: location.installation)
      if json {
        Terminal.standardOutput.write(String(decoding: try examination.json(), as: UTF8.self))
      } else {
        printTable(examination)
      }
      if !examination.isComplete { throw ExitCode(1) }
    }

    private func printTable(_ examination: Examination) {
      let terminal = Terminal.standardOutput
      var table = TextTable(["program", "version", "path", "for"])
      for finding in examination.findings {
        table.add([
          finding.program, finding.version ?? "-", finding.path ?? "missing", finding.purpose,
        ])
      }
      terminal.write(table.text(in: terminal))
      if examination.isComplete {
        terminal.write("\n" + terminal.styled("Everything is there.", .green) + "\n")
      } else {
        terminal.write("\n" + terminal.styled("Something is missing.", .red) + "\n")
        for remedy in examination.remedies { terminal.write("  \(remedy)\n") }
      }
    }
  }
#endif
