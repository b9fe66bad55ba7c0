#if CommandLineTool
  import ArgumentParser
  import HostSupport
  import QEMURunner

  /// `qemu-exit machines`
  struct Machines: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "machines",
      abstract: "List the machines that guests can be built for and run on."
    )

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Print the names alone.")
    var ids = false

    @Flag(help: "Print those only that can run here: with QEMU, and firmware, installed.")
    var available = false

    @OptionGroup var location: QEMUOptions

    @Argument(help: "Print these machines only.")
    var names: [String] = []

    func run() throws {
      var machines = try names.isEmpty ? Machine.catalogue : names.map(Machine.named)
      if available { machines = machines.filter(location.installation.canRun) }
      if json {
        Terminal.standardOutput.write(String(decoding: try Machine.json(machines), as: UTF8.self))
      } else if ids {
        for machine in machines { Terminal.standardOutput.write(machine.id + "\n") }
      } else {
        var table = TextTable(["machine", "triple", "QEMU", "mechanism", "what"])
        for machine in machines {
          table.add([
            machine.id, machine.triple, "\(machine.architecture.qemu) \(machine.type)",
            machine.mechanism.rawValue, machine.summary,
          ])
        }
        Terminal.standardOutput.write(table.text(in: .standardOutput))
      }
    }
  }
#endif
