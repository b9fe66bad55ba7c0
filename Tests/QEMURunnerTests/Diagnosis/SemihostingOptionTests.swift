import Testing

@testable import QEMURunner

@Suite("Whether a command enables semihosting")
struct SemihostingOptionTests {
  private func isEnabled(_ qemuArguments: [String], on machine: String) throws -> Bool {
    let machine = try Machine.named(machine)
    var options = RunOptions()
    options.qemuArguments = qemuArguments
    return QEMUCommand(
      program: "qemu",
      machine: machine,
      imagePath: "-semihosting",
      loadedAs: machine.boot,
      guestName: "guest",
      options: options,
      channels: .descriptors(.system)
    ).hasSemihosting
  }

  @Test("the runner's own option, and those of the user after it")
  func options() throws {
    let config = "-semihosting-config"
    #expect(try isEnabled([], on: "aarch64-virt"))
    #expect(try !isEnabled([], on: "x86_64-q35"))
    #expect(try !isEnabled([config, "enable=off"], on: "aarch64-virt"))
    #expect(try !isEnabled(["-\(config)", "enable=no,target=native"], on: "riscv64-virt"))
    #expect(try !isEnabled([config, "enable=off", config, "target=native"], on: "armv7-virt"))
    #expect(try isEnabled([config, "enable=off", config, "enable=on"], on: "armv7-virt"))
    #expect(try isEnabled([config, "enable=off", "-semihosting"], on: "armv7-virt"))
    // A guest's argument, with its comma as QEMU reads it.
    #expect(try isEnabled([config, "arg=a,,enable=off"], on: "armv7-virt"))
    #expect(try !isEnabled([config, "arg=a,,,enable=off"], on: "armv7-virt"))
    #expect(try !isEnabled(["-append", "-semihosting"], on: "x86_64-q35"))
  }
}
