import HostSupport

/// The command line that boots an image.
public struct QEMUCommand: Equatable, Sendable {
  /// Where QEMU's channels go.
  public enum Channels: Sendable {
    /// To file descriptors of the runner's, some of which QEMU opens again.
    case descriptors(ChannelFiles)
    /// To the terminal, for people who repeat a run by hand.
    case terminal
  }

  /// QEMU's program.
  public var program: String

  /// Its arguments, without the program.
  public var arguments: [String]

  /// Makes the command line.
  ///
  /// - Parameters:
  ///   - program: QEMU's program.
  ///   - machine: The machine.
  ///   - imagePath: The file to load.
  ///   - loadedAs: How it is loaded.
  ///   - guestName: The name that the guest sees as its own; nil for none.
  ///   - options: What the user said.
  ///   - channels: Where QEMU's channels go.
  public init(
    program: String,
    machine: Machine,
    imagePath: String,
    loadedAs boot: Machine.Boot,
    guestName: String?,
    options: RunOptions,
    channels: Channels
  ) {
    self.program = program
    // Without default devices and configuration files QEMU starts in half the time
    // (Benchmarks/RESULTS.md).
    arguments = machine.withoutDevices + ["-no-user-config", "-display", "none"]
    arguments += ["-machine", machine.type]
    if let cpu = options.cpu ?? machine.cpu { arguments += ["-cpu", cpu] }
    if let memory = options.memory ?? machine.memory.map({ "\($0)M" }) {
      arguments += ["-m", memory]
    }
    if let processors = options.processors { arguments += ["-smp", "\(processors)"] }
    // A guest that resets would start again, and run until the timeout.
    arguments += ["-no-reboot"]
    arguments += machine.arguments
    arguments += machine.mechanism.arguments
    appendChannels(
      channels,
      machine: machine,
      input: options.input ?? GuestInput(standardFor: machine)
    )
    if options.waitForDebugger != nil { appendDebugger(channels) }
    let words = (guestName.map { [$0] } ?? []) + options.guestArguments
    if machine.architecture.hasSemihosting { appendSemihosting(channels) }
    if let line = options.append {
      arguments += ["-append", line]
    } else if !machine.architecture.hasSemihosting, !words.isEmpty,
      boot == .kernel || !options.guestArguments.isEmpty
    {
      // Without a kernel QEMU refuses the option, which is better than words that nobody gets.
      arguments += ["-append", GuestArguments.line(words)]
    }
    arguments += ["-\(boot.rawValue)", imagePath]
    if let initrd = options.initrd { arguments += ["-initrd", initrd] }
    arguments += options.qemuArguments
    if machine.architecture.hasSemihosting { addToSemihosting(words) }
  }

  /// The descriptors that the runner gives to QEMU: those that QEMU opens again or is told of.
  enum Descriptor {
    /// The standard output.
    package static let output: Int32 = 1
    /// What QEMU says about itself: the trace events below.
    package static let events: Int32 = 3
    /// The monitor, by which QEMU tells where the guest is when its time is up.
    static let monitor: Int32 = 4
    /// The guest's input, where it needs a socket; it carries output, too.
    package static let input: Int32 = 5
    /// A second monitor, by which QEMU is woken.
    static let nudge: Int32 = 6
    /// The raw image, if the runner has made one.
    package static let image: Int32 = 7
    /// Where debuggers connect, if the guest waits for one.
    package static let debugger: Int32 = 8
    /// The first of the modules that QEMU can't open itself.
    static let firstModule: Int32 = 9
    /// How many there are at most: QEMU is given 16 descriptors.
    static let mostModules = 7
  }

  private mutating func appendChannels(
    _ channels: Channels,
    machine: Machine,
    input: GuestInput
  ) {
    switch channels {
    case .descriptors(let files):
      // All that the guest writes goes to one pipe, by which it stays in order. Opened by its path,
      // for a description of its own: QEMU's character devices don't block, and on a description
      // that they share with semihosting's standard output, data is lost.
      let output = "path=\(files.path(Descriptor.output))"
      let socket = "fd=\(Descriptor.input)"
      arguments += [
        "-chardev", input == .uart ? "socket,id=uart,\(socket)" : "file,id=uart,\(output)",
        "-serial", "chardev:uart",
      ]
      if machine.architecture.hasSemihosting {
        arguments += [
          "-chardev",
          input == .debugChannel
            ? "socket,id=semihosting,\(socket)" : "file,id=semihosting,\(output)",
        ]
      }
      for event in Events.lifecycle { arguments += ["-trace", "enable=\(event)"] }
      arguments += [
        "-D", files.path(Descriptor.events),
        "-chardev", "socket,id=diagnosis,fd=\(Descriptor.monitor)",
        "-mon", "chardev=diagnosis,mode=readline",
      ]
      if input == .debugChannel {
        arguments += [
          "-chardev", "socket,id=nudge,fd=\(Descriptor.nudge)",
          "-mon", "chardev=nudge,mode=readline",
        ]
      }
      // What tells a triple fault from other resets.
      if machine.architecture.isX86 { arguments += ["-d", "cpu_reset"] }
      // What tells the firmware's way of switching off from an exit.
      if machine.firmware == .openSBI { arguments += ["-trace", "enable=memory_region_ops_write"] }
    case .terminal where input == .semihosting:
      // By `-serial stdio`, QEMU would read the input before the guest does.
      arguments += [
        "-chardev", "file,id=uart,path=/dev/stdout,append=on", "-serial", "chardev:uart",
      ]
    case .terminal:
      arguments += ["-serial", "stdio"]
    }
  }

  private mutating func appendDebugger(_ channels: Channels) {
    switch channels {
    case .descriptors:
      arguments += [
        "-chardev", "socket,id=debugger,fd=\(Descriptor.debugger),server=on,wait=off",
        "-gdb", "chardev:debugger", "-S",
      ]
    case .terminal:
      arguments += ["-gdb", "tcp:127.0.0.1:1234", "-S"]
    }
  }

  private mutating func appendSemihosting(_ channels: Channels) {
    var value = "enable=on,target=native"
    switch channels {
    case .descriptors: value += ",chardev=semihosting"
    case .terminal: break
    }
    arguments += ["-semihosting-config", value]
  }

  /// Adds the guest's words to the last option on semihosting, which may be the user's.
  ///
  /// All these options make one list, and QEMU takes the words of the whole list again at each of
  /// them: those of any but the last one would arrive several times. Source: QEMU,
  /// `semihosting/config.c`, tried on 7.2.22 and 10.0.2.
  private mutating func addToSemihosting(_ words: [String]) {
    let options = ["-semihosting-config", "--semihosting-config"]
    guard let last = arguments.dropLast().lastIndex(where: options.contains) else { return }
    for word in words {
      arguments[last + 1] += ",arg=\(Self.withDoubledCommas(GuestArguments.quoted(word)))"
    }
  }

  /// A text as QEMU reads it in an option's value.
  private static func withDoubledCommas(_ text: String) -> String {
    // By bytes: a comma and a combining character behind it are one `Character`.
    let comma = UInt8(ascii: ",")
    return String(
      decoding: text.utf8.flatMap { $0 == comma ? [comma, comma] : [$0] },
      as: UTF8.self
    )
  }

  /// The command line as a shell reads it.
  public var shellQuoted: String { ShellWords.quoted([program] + arguments) }
}
