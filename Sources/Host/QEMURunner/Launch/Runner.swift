import Glibc
import HostSupport
import Sandbox

/// Boots images in QEMU and tells what became of them.
///
/// Runs don't share anything: any number may go on at the same time, on different threads.
public struct Runner: Sendable {
  /// QEMU's program; nil to look for it.
  public var qemu: String?

  /// Where to look for it.
  public var installation: Installation

  /// Where the guest's console goes: a file descriptor; nil to keep it for the result.
  public var console: Int32?

  /// Where the guest's standard error goes: a file descriptor; nil to keep it for the result.
  public var errors: Int32?

  /// Where the guest's input comes from: a file descriptor; nil for no input.
  public var input: Int32?

  /// A file descriptor from which one byte, a signal's number, ends runs; nil for none.
  ///
  /// From a pipe, the byte is taken: it ends one run, or one ``Batch``. In a socket it stays, and
  /// ends all runs that watch it. The other end must stay open.
  public var cancellation: Int32?

  /// Describes how images are run.
  public init(
    qemu: String? = nil,
    installation: Installation = Installation(),
    console: Int32? = nil,
    errors: Int32? = nil,
    input: Int32? = nil,
    cancellation: Int32? = nil
  ) {
    self.qemu = qemu
    self.installation = installation
    self.console = console
    self.errors = errors
    self.input = input
    self.cancellation = cancellation
  }

  /// The path of the QEMU that runs a machine.
  public func program(for machine: Machine) throws(LaunchError) -> String {
    let name = machine.architecture.qemu
    if let qemu {
      if qemu.contains("/") {
        guard Installation.isProgram(qemu) else { throw .notExecutable(qemu) }
        return qemu
      }
      guard let path = installation.path(of: qemu) else { throw .notExecutable(qemu) }
      return path
    }
    guard let path = installation.path(of: name) else {
      throw .missingQEMU(name, packages: machine.architecture.packages)
    }
    return path
  }

  /// The command that boots an image by hand, with the console on the terminal, as a shell reads
  /// it.
  ///
  /// If the machine boots raw bytes and the image is an ELF file, a first command makes them.
  ///
  /// - Throws: If there's no QEMU to start, or it can't be given what the options say.
  public func commandForPeople(
    _ image: Image,
    on machine: Machine,
    options: RunOptions
  ) throws(LaunchError) -> String {
    try options.check(for: image, on: machine)
    _ = try GuestInput(chosen: options.input, for: machine)
    var path = image.path
    var preparation = ""
    if machine.boot == .bios, case .elf = image.format {
      path += ".bin"
      let objcopy = installation.toolchainPath(of: "llvm-objcopy") ?? "llvm-objcopy"
      preparation = ShellWords.quoted([objcopy, "-O", "binary", image.path, path]) + " && "
    }
    let command = QEMUCommand(
      program: try program(for: machine),
      machine: machine,
      imagePath: path,
      loadedAs: machine.boot,
      guestName: image.guestName,
      options: options,
      channels: .terminal
    )
    return preparation + command.shellQuoted
  }

  /// Boots an image and waits for its end.
  ///
  /// - Parameters:
  ///   - image: The image.
  ///   - machine: The machine.
  ///   - options: What the user said.
  /// - Returns: What became of it.
  /// - Throws: `LaunchError` if QEMU can't be started, `ConfinementError` if it can't be confined as
  ///   it should be, `ImageError` if the image can't be loaded, `WaitingError` if the system doesn't
  ///   let this program wait for QEMU.
  public func run(_ image: Image, on machine: Machine, options: RunOptions) throws -> RunResult {
    try run(image, on: machine, options: options, observedBy: nil)
  }

  /// Does the same, with somebody who takes what the guest writes and sets its time, by which
  /// `RunOptions.timeout` and `RunOptions.outputLimit` don't count.
  package func run(
    _ image: Image,
    on machine: Machine,
    options: RunOptions,
    observedBy observer: (any SessionObserver)?
  ) throws -> RunResult {
    let channel = try GuestInput(chosen: options.input, for: machine)
    // The guest's working folder is its own.
    let program = Path.absolute(try program(for: machine))
    try options.check(for: image, on: machine)
    let imagePath = Path.absolute(image.path)
    var options = options
    var initrd = options.initrd.map {
      InitialRAMDisk($0, isMultiboot: image.isMultiboot, in: options.initrdFolder)
    }
    let reachesFiles = Self.reachesFiles(machine, options)
    let enclosure = try options.confinement.enclose(
      Enclosure.Specification(
        program: program,
        name: machine.architecture.qemu,
        files: [imagePath] + (initrd?.files ?? []),
        reachesFiles: reachesFiles,
        // QEMU makes temporary files for some of its options.
        needsFolder: reachesFiles || !options.qemuArguments.isEmpty,
        usesDisks: options.usesDisks,
        usesFilters: options.usesFilters,
        limits: Enclosure.Limits(options, on: machine)
      ),
      by: installation
    )
    let files = QEMUCommand.ChannelFiles(for: enclosure)
    let raw = try ImageCopy.ifNeeded(for: image, on: machine, in: files)
    let modules = try initrd?.copyUnreadable(in: files) ?? []
    options.initrd = initrd?.option
    var command = QEMUCommand(
      program: program,
      machine: machine,
      imagePath: raw == nil ? imagePath : files.path(QEMUCommand.Descriptor.image),
      loadedAs: machine.boot,
      guestName: image.guestName,
      options: options,
      channels: .descriptors(files)
    )
    let debugger = try options.waitForDebugger.map { _ in try DebugServer() }
    if let marker = enclosure.endMarkerOfQEMU { command.arguments += ["-pidfile", marker] }
    if let debugger {
      options.waitForDebugger?(DebuggerCommands(socket: debugger.path, image: image.path))
    }
    var session = try Session(
      command: command,
      in: enclosure,
      through: files,
      image: raw?.descriptor,
      modules: modules.map(\.descriptor),
      debugger: debugger?.socket,
      input: input,
      by: channel,
      output: GuestOutput(destination: console, limit: observer == nil ? options.outputLimit : nil),
      errors: GuestOutput(destination: errors, limit: observer == nil ? options.outputLimit : nil),
      cancellation: cancellation,
      observer: observer
    )
    defer { withExtendedLifetime(debugger) {} }
    let result = try session.run(
      timeout: options.timeout,
      mechanism: machine.mechanism,
      successStatus: options.successStatus
    ) {
      Investigation(image, on: machine, command: command)
    }
    return result.located(
      by: Symbolizer(image, by: installation, cancellation: cancellation)
    )
  }

  /// Whether a guest can use files of the host: by semihosting, which further arguments may switch
  /// on, too.
  private static func reachesFiles(_ machine: Machine, _ options: RunOptions) -> Bool {
    machine.architecture.hasSemihosting
      || options.qemuArguments.contains { $0.contains("semihosting") }
  }
}
