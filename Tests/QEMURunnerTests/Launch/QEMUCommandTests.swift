import Testing

@testable import QEMURunner

@Suite("QEMU's command line")
struct QEMUCommandTests {
  private func command(
    _ machine: String,
    options: RunOptions = RunOptions(),
    channels: QEMUCommand.Channels = .terminal
  ) throws -> QEMUCommand {
    let machine = try Machine.named(machine)
    return QEMUCommand(
      program: "qemu",
      machine: machine,
      imagePath: "image",
      loadedAs: machine.boot,
      guestName: "guest",
      options: options,
      channels: channels
    )
  }

  @Test("nothing but what the machine and the mechanism need")
  func lean() throws {
    #expect(
      try command("riscv64-virt").arguments == [
        "-nodefaults", "-no-user-config", "-display", "none", "-machine", "virt", "-m", "128M",
        "-no-reboot", "-bios", "none",
        "-chardev", "file,id=uart,path=/dev/stdout,append=on", "-serial", "chardev:uart",
        "-semihosting-config", "enable=on,target=native,arg=guest", "-kernel", "image",
      ]
    )
    #expect(
      try command("x86_64-q35").arguments == [
        "-nodefaults", "-no-user-config", "-display", "none", "-machine", "q35", "-m", "128M",
        "-no-reboot", "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04", "-serial", "stdio",
        "-append", "guest", "-kernel", "image",
      ]
    )
    #expect(try command("aarch64-virt-bios").arguments.suffix(2) == ["-bios", "image"])
  }

  @Test(
    "input by a socket, where a device takes it, and only there",
    arguments: [
      (.none, [:]), (.semihosting, [:]),
      (.uart, ["uart": "socket,id=uart,fd=5"]),
      (
        .debugChannel,
        [
          "semihosting": "socket,id=semihosting,fd=5", "nudge": "socket,id=nudge,fd=6",
        ]
      ),
    ] as [(GuestInput, [String: String])]
  )
  func input(channel: GuestInput, sockets: [String: String]) throws {
    var options = RunOptions()
    options.input = channel
    let arguments = try command("armv7-virt", options: options, channels: .descriptors(.system))
      .arguments
    for device in ["uart", "semihosting"] {
      let expected = sockets[device] ?? "file,id=\(device),path=/dev/fd/1"
      #expect(arguments.contains(expected), "\(device): \(arguments)")
    }
    #expect(arguments.contains("chardev=nudge,mode=readline") == (sockets["nudge"] != nil))
    #expect(arguments.contains(sockets["nudge"] ?? "-no-reboot"))
  }

  @Test("without /proc, QEMU opens files of a folder instead, by the descriptors' numbers")
  func channelFiles() throws {
    let files = QEMUCommand.ChannelFiles.folder("/folder")
    let arguments = try command("armv7-virt", channels: .descriptors(files)).arguments
    // Where bubblewrap has the folder, whatever its name is.
    #expect(arguments.contains("file,id=semihosting,path=/run/qemu-exit/1"))
    #expect(arguments.contains("file,id=uart,path=/run/qemu-exit/1"))
    #expect(arguments.contains("/run/qemu-exit/3"))
    #expect(!arguments.contains { $0.contains("/dev/fd") })
    #expect(files.made(QEMUCommand.Descriptor.output) == "/folder/1")
    #expect(QEMUCommand.ChannelFiles.system.made(QEMUCommand.Descriptor.output) == nil)
  }

  @Test("what the user says replaces what the machine says, and comes last")
  func options() throws {
    var options = RunOptions()
    options.cpu = "max"
    options.memory = "1G"
    options.processors = 4
    options.qemuArguments = ["-d", "int"]
    let arguments = try command("aarch64-virt", options: options).arguments
    #expect(arguments.contains("max") && !arguments.contains("cortex-a57"))
    #expect(arguments.contains("1G") && !arguments.contains("128M"))
    #expect(arguments.joined(separator: " ").contains("-smp 4"))
    #expect(arguments.suffix(2) == ["-d", "int"])
  }

  @Test("the guest's arguments behind its name, with commas as QEMU reads them")
  func guestArguments() throws {
    var options = RunOptions()
    options.guestArguments = ["a,b", "", "c d", ",\u{301}"]
    let arm = try command("armv7-virt", options: options).arguments
    #expect(
      arm.contains(
        "enable=on,target=native,arg=guest,arg=a,,b,arg=\"\",arg=\"c d\",arg=,,\u{301}"
      )
    )
    let x86 = try command("x86_64-pc", options: options).arguments
    #expect(x86.contains("-append") && x86.contains("guest a,b \"\" \"c d\" ,\u{301}"))
  }

  @Test("the guest's arguments are in the last option on semihosting: QEMU repeats those of others")
  func guestArgumentsOnce() throws {
    var options = RunOptions()
    options.guestArguments = ["a"]
    options.qemuArguments = ["--semihosting-config", "userspace=on", "-d", "int"]
    let arguments = try command("riscv64-virt", options: options).arguments
    #expect(
      arguments.suffix(8) == [
        "-semihosting-config", "enable=on,target=native", "-kernel", "image",
        "--semihosting-config", "userspace=on,arg=guest,arg=a", "-d", "int",
      ]
    )
  }

  @Test("x86 without a kernel has no arguments, as QEMU would refuse them, unless they are wanted")
  func withoutKernel() throws {
    let machine = try Machine.named("x86_64-pc")
    func arguments(_ options: RunOptions) -> [String] {
      QEMUCommand(
        program: "qemu",
        machine: machine,
        imagePath: "image",
        loadedAs: .bios,
        guestName: "guest",
        options: options,
        channels: .terminal
      ).arguments
    }
    var options = RunOptions()
    #expect(!arguments(options).contains("-append"))
    options.guestArguments = ["a"]
    #expect(arguments(options).contains("guest a"))
  }

  @Test("a shell reads the printed line as the same words")
  func quoting() throws {
    var options = RunOptions()
    options.qemuArguments = ["it's", "$HOME", "a b", "", "-x=1,y:2"]
    let printed = try command("riscv32-virt", options: options).shellQuoted
    #expect(printed.hasSuffix("'it'\\''s' '$HOME' 'a b' '' -x=1,y:2"))
  }
}
