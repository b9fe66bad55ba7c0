import Glibc
import HostSupport
import Sandbox

/// One QEMU from its start to its end: a loop over everything that it writes.
package struct Session: ~Copyable {
  private let command: QEMUCommand
  private let enclosure: Enclosure
  private var process: ChildProcess
  private var pipes = Pipes()
  private var monitor: Monitor
  private var isListening = false
  private var relay: InputRelay?
  private var nudge: Nudge?
  private var files: FilesWatch?
  /// When root's processes are limited, which takes time that short runs needn't spend; nil if they
  /// are, or by a resource limit.
  private var limiting: ContinuousClock.Instant?
  private let maySuspendQEMU: Bool
  private var output: GuestOutput
  private var errors: GuestOutput
  private let cancellation: Int32?
  private let observer: (any SessionObserver)?
  private let start = ContinuousClock.now
  private var timeout: Duration?

  private var events = Events()
  private var words: [UInt8] = []
  private var ownWords: [UInt8] = []
  private var splitter: StandardErrorSplitter

  /// Why this program killed QEMU, if it did.
  private var ending: Verdict?

  /// Why this program can't wait for QEMU any more, by which it killed QEMU, too.
  private var failure: WaitingError?

  /// The error number of writing the console, if that was why.
  private var outputError: Int32?

  /// What QEMU writes, each through a pipe of its own, or the socket that carries input, too.
  private enum Channel: CaseIterable {
    case events, console, words, socket
  }

  /// What is still open of them. No dictionary: to make its type at run time takes longer than all
  /// that a run does with it.
  private struct Pipes {
    var events, console, words, socket: FileDescriptor?

    subscript(channel: Channel) -> FileDescriptor? {
      get {
        switch channel {
        case .events: events
        case .console: console
        case .words: words
        case .socket: socket
        }
      }
      set {
        switch channel {
        case .events: events = newValue
        case .console: console = newValue
        case .words: words = newValue
        case .socket: socket = newValue
        }
      }
    }

    var isEmpty: Bool { events == nil && console == nil && words == nil && socket == nil }
  }

  private static let mostWords = 64 << 10

  /// How often something is read from a pipe, until what it held is gone: users' pipes hold 1 MiB at
  /// most.
  private static let mostReadings = 32

  /// How long root's processes have no limit.
  private static let unlimited = Duration.milliseconds(100)

  /// How long what a killed guest has written may take on its way out.
  private static let grace = Duration.seconds(1)

  /// How long QEMU may take to tell where a guest is whose time is up. It takes a few milliseconds
  /// where a processor is free.
  private static let patience = Duration.seconds(2)

  /// QEMU's environment: nothing of the user's is the guest's business.
  ///
  /// The first keeps QEMU 7.2 from looking for sound cards on machines that have one. The second has
  /// the C library take its heap in huge pages, and from one place: QEMU's start touches some two
  /// thousand small ones otherwise, which takes it a tenth of its time. A C library that doesn't know
  /// these names ignores them (glibc manual, "Memory Allocation Tunables"; hugetlb is glibc 2.35's).
  private static let environment = [
    "QEMU_AUDIO_DRV=none",
    "GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.arena_max=1:glibc.malloc.top_pad=8388608",
  ]

  /// Starts QEMU.
  ///
  /// - Parameters:
  ///   - command: QEMU's command line.
  ///   - enclosure: What holds QEMU.
  ///   - files: By which files QEMU opens its channels.
  ///   - image: The raw image, if the runner has made one.
  ///   - modules: Initial RAM disks that QEMU can't open itself.
  ///   - debugger: The socket that debuggers connect to; nil for none.
  ///   - input: Where the guest's input comes from; nil for none.
  ///   - channel: By which of its channels the guest gets it.
  ///   - output: What takes the guest's console.
  ///   - errors: What takes QEMU's standard error while the guest runs, which is the guest's, too.
  ///   - cancellation: A file descriptor from which one byte, a signal's number, ends the run.
  ///   - observer: Gets the guest's console instead of `output`, and sets its time; nil for none.
  package init(
    command: QEMUCommand,
    in enclosure: Enclosure,
    through files: QEMUCommand.ChannelFiles,
    image: FileDescriptor?,
    modules: [FileDescriptor?],
    debugger: FileDescriptor?,
    input: Int32?,
    by channel: GuestInput,
    output: GuestOutput,
    errors: GuestOutput,
    cancellation: Int32?,
    observer: (any SessionObserver)?
  ) throws(SystemError) {
    var console = try Pipe(at: files.made(QEMUCommand.Descriptor.output))
    var words = try Pipe()
    var events = try Pipe(at: files.made(QEMUCommand.Descriptor.events))
    var monitor = try SocketPair()
    let source = channel == .none ? nil : try InputSource(input)
    let standardInput = channel == .semihosting && source != nil ? try InputPipe() : nil
    var socket = channel == .debugChannel || channel == .uart ? try SocketPair() : nil
    var nudge = channel == .debugChannel ? try SocketPair() : nil
    // In the order of QEMUCommand.Descriptor.
    var descriptors = [
      standardInput?.reading.number ?? -1, console.writing?.number ?? -1,
      words.writing?.number ?? -1, events.writing?.number ?? -1, monitor.far?.number ?? -1,
      socket?.far?.number ?? -1,
      nudge?.far?.number ?? -1, image?.number ?? -1, debugger?.number ?? -1,
    ]
    descriptors += modules.map { $0?.number ?? -1 }
    while descriptors.last == -1 { descriptors.removeLast() }
    var enclosure = enclosure
    process = try enclosure.start(
      command.program,
      command.arguments,
      environment: Self.environment,
      descriptors: descriptors
    )
    console.closeWriting()
    words.closeWriting()
    events.closeWriting()
    monitor.far = nil
    socket?.far = nil
    nudge?.far = nil
    self.monitor = Monitor(descriptor: monitor.near)
    pipes.console = console.reading
    pipes.words = words.reading
    pipes.events = events.reading
    maySuspendQEMU = channel == .semihosting && source?.mayKeepWaiting ?? false
    if let near = socket?.near {
      pipes[.socket] = near
      self.nudge = (nudge?.near).map { Nudge(monitor: $0, socket: near) }
    }
    let destination =
      standardInput.map(InputRelay.Destination.standardInput) ?? (socket?.near).map { .device($0) }
    if let source, let destination { relay = InputRelay(from: source, to: destination) }
    splitter = StandardErrorSplitter(program: command.program)
    self.files = FilesWatch(enclosure)
    limiting = geteuid() == 0 ? start + Self.unlimited : nil
    self.command = command
    self.enclosure = enclosure
    self.output = output
    self.errors = errors
    self.cancellation = cancellation
    self.observer = observer
    if observer != nil {
      self.output.drop()
      self.errors.drop()
    }
  }

  /// Waits for the end, however it comes.
  ///
  /// - Parameter investigation: What to find out about a guest whose time is up.
  /// - Throws: If there's no waiting for it.
  package mutating func run(
    timeout: Duration?,
    mechanism: ExitMechanism,
    successStatus: Int32?,
    investigation: () -> Investigation
  ) throws(WaitingError) -> RunResult {
    self.timeout = timeout
    var hasEnded = false
    var diagnosis: Diagnosis?
    while !hasEnded {
      hasEnded = step()
      if ending != nil || failure != nil {
        if ending == .timedOut && !hasEnded { diagnosis = diagnose(by: investigation()) }
        process.kill()
        break
      }
    }
    let processEnding = enclosure.ending(process.wait())
    relay?.finish()
    let duration = ContinuousClock.now - start
    // What QEMU wrote before its end is still in the pipes, and nobody else is left to write.
    for channel in Channel.allCases { drain(channel) }
    take(splitter.finish())
    flush(until: ending == nil ? nil : ContinuousClock.now + Self.grace)
    if let failure { throw failure }
    let words = String(decoding: words, as: UTF8.self)
    var verdict =
      ending
      ?? Verdict(
        processEnding,
        events: events,
        words: String(decoding: ownWords, as: UTF8.self),
        mechanism: mechanism,
        successStatus: successStatus
      )
    if verdict == .exited(Fault.code), let fault = Fault(endOfConsole: output.tail) {
      verdict = .trapped(fault)
    }
    var status: Int32?
    if case .status(let number) = processEnding { status = number }
    return RunResult(
      verdict: verdict,
      qemuStatus: status,
      qemuWords: words,
      qemuOwnWords: String(decoding: ownWords, as: UTF8.self),
      errors: errors.pending,
      leavesErrorsWithinLine: errors.tail.last.map { $0 != UInt8(ascii: "\n") } ?? false,
      console: output.pending,
      consoleSize: output.total,
      outputError: outputError,
      duration: duration,
      diagnosis: diagnosis,
      mayHaveWaitedForInput: ending == .timedOut && diagnosis == nil && maySuspendQEMU,
      command: command
    )
  }

  /// Finds out where the guest is, while everything else goes on.
  private mutating func diagnose(by investigation: Investigation) -> Diagnosis? {
    let limit = ContinuousClock.now + Self.patience
    isListening = true
    // The first prompt is there since QEMU's start.
    guard ask(nil, until: limit) != nil else { return nil }
    return investigation.diagnose { command in ask(command, until: limit) }
  }

  /// Gives a command to QEMU's monitor and waits for the answer; nil if none comes in time.
  private mutating func ask(
    _ command: String?,
    until limit: ContinuousClock.Instant
  ) -> String? {
    guard isListening, monitor.give(command) else { return nil }
    while isListening, failure == nil, ending == .timedOut, ContinuousClock.now < limit {
      if let answer = monitor.answer { return answer }
      if step(until: limit) { isListening = false }
    }
    return monitor.answer
  }

  /// When the guest's time is up; nil if it has any.
  private var deadline: ContinuousClock.Instant? {
    if let observer { observer.deadline } else { timeout.map { start + $0 } }
  }

  /// Waits for something to happen and deals with it.
  ///
  /// - Parameter limit: How long to wait, at most; nil for the guest's time.
  /// - Returns: Whether QEMU has ended.
  private mutating func step(until limit: ContinuousClock.Instant? = nil) -> Bool {
    var waits: [pollfd] = []
    func add(_ wait: pollfd) -> Int {
      waits.append(wait)
      return waits.count - 1
    }
    func add(_ descriptor: Int32, _ events: Int32) -> Int {
      add(pollfd(fd: descriptor, events: Int16(events), revents: 0))
    }
    // A descriptor below zero is left out.
    let end = add(process.descriptor?.number ?? -1, POLLIN)
    let cancel = add(cancellation ?? -1, POLLIN)
    let write = add(output.wait())
    let writeErrors = add(errors.wait())
    let take = add(relay?.readableSource ?? -1, POLLIN)
    let give = add(relay?.writableDestination ?? -1, POLLOUT)
    let answer = add(isListening ? monitor.descriptor.number : -1, POLLIN)
    let channels = Channel.allCases.map { channel in
      // The socket is read as long as memory allows: a device that has to wait for it drops what it
      // holds when the guest ends. So is everything when QEMU is to tell where the guest is: it
      // doesn't while it waits.
      let isFull =
        switch channel {
        case .console: isListening ? output.isOverfull : output.isFull
        case .socket: output.isOverfull
        case .words: isListening ? errors.isOverfull : errors.isFull
        case .events: false
        }
      return (channel, add(isFull ? -1 : pipes[channel]?.number ?? -1, POLLIN))
    }

    var time = limit ?? deadline
    for next in [nudge?.next(), limiting, files?.next, relay?.next, output.next, errors.next] {
      if let next, next < time ?? next + .seconds(1) { time = next }
    }
    guard poll(&waits, nfds_t(waits.count), time?.milliseconds ?? -1) >= 0 else {
      if errno != EINTR { failure = WaitingError(errno) }
      return false
    }
    if waits[cancel].revents != 0, let cancellation,
      let signal = Cancellation.signal(from: cancellation)
    {
      ending = .cancelled(signal: signal)
      return false
    }
    if waits[write].revents != 0 { note(output.write()) }
    if waits[writeErrors].revents != 0 { passErrorsOn() }
    nudge?.nudge()
    if waits[take].revents != 0 { relay?.read() }
    if waits[give].revents != 0 { relay?.write() }
    if waits[answer].revents != 0 && !monitor.read() { isListening = false }
    for (channel, index) in channels where waits[index].revents != 0 { readOnce(channel) }
    if ending == nil, let deadline, ContinuousClock.now >= deadline { ending = .timedOut }
    if let limiting, ContinuousClock.now >= limiting {
      process.limitProcesses(to: enclosure.limits.processes)
      self.limiting = nil
    }
    if ending == nil, files?.isTooMuch(by: process.id) ?? false { ending = .filesLimit }
    // Without a descriptor for the process, the end of everything it writes is its end.
    return waits[end].revents != 0 || (process.descriptor == nil && pipes.isEmpty)
  }

  /// Reads what a channel has, at most one buffer.
  ///
  /// - Returns: Whether there may be more.
  @discardableResult
  private mutating func readOnce(_ channel: Channel) -> Bool {
    guard let pipe = pipes[channel] else { return false }
    let reading = pipe.read { bytes in
      switch channel {
      case .console, .socket:
        let isWithinLimit = output.take(bytes)
        if !(observer?.readConsole(bytes) ?? isWithinLimit) && ending == nil {
          ending = .outputLimit
        }
      case .words:
        read(words: bytes)
      case .events:
        events.read(bytes)
      }
    }
    if reading == .end { pipes[channel] = nil }
    return reading == .bytes
  }

  /// Takes what came on QEMU's standard error.
  private mutating func read(words bytes: UnsafeRawBufferPointer) {
    words.append(contentsOf: bytes.prefix(Self.mostWords - words.count))
    // The event was written before what a guest writes, but may not have been read yet.
    // No more than a pipe holds: a guest may go on making events.
    for _ in 0..<4 where readOnce(.events) {}
    take(splitter.split(bytes, hasStarted: events.hasStarted))
  }

  private mutating func take(_ parts: StandardErrorSplitter.Parts) {
    ownWords.append(contentsOf: parts.qemu.prefix(Self.mostWords - ownWords.count))
    let isWithinLimit = parts.guest.withUnsafeBytes { bytes in
      let fits = errors.take(bytes)
      return observer?.readErrors(bytes) ?? fits
    }
    if !isWithinLimit && ending == nil { ending = .outputLimit }
  }

  /// Reads what is left in a channel after QEMU's end: no more than a pipe holds, even if somebody
  /// goes on writing.
  private mutating func drain(_ channel: Channel) {
    for _ in 0..<Self.mostReadings where !readOnce(channel) { return }
  }

  /// Passes a portion of the guest's standard error on. What nobody takes is dropped: it isn't
  /// worth the guest's code.
  private mutating func passErrorsOn() {
    if errors.write() != 0 { errors.drop() }
  }

  /// Notes that what the guest wrote couldn't be passed on, unless the error number is 0.
  private mutating func note(_ failure: Int32) {
    if failure != 0 && ending == nil {
      ending = .outputLost(String(cString: strerror(failure)))
      outputError = failure
    }
  }

  /// Writes what waits. After a guest's own end only the reader and the user set the time.
  private mutating func flush(until deadline: ContinuousClock.Instant?) {
    while output.isWaiting || errors.isWaiting {
      // A socket keeps its byte, which has been heeded then.
      let isCancelled = if case .cancelled = ending { true } else { false }
      var waits = [
        pollfd(fd: isCancelled ? -1 : cancellation ?? -1, events: Int16(POLLIN), revents: 0),
        output.wait(),
        errors.wait(),
      ]
      let next = [output.next, errors.next, deadline].compactMap { $0 }.min()
      let ready = poll(&waits, 3, next?.milliseconds ?? -1)
      if ready < 0 && errno == EINTR { continue }
      if ready < 0 { failure = failure ?? WaitingError(errno) }
      if ready == 0, deadline.map({ $0 > .now }) ?? true { continue }
      guard ready > 0 else { return }
      if waits[0].revents != 0, let cancellation {
        if let signal = Cancellation.signal(from: cancellation) {
          ending = .cancelled(signal: signal)
        }
        return
      }
      if waits[2].revents != 0 { passErrorsOn() }
      let failure = waits[1].revents != 0 ? output.write() : 0
      if failure != 0 {
        note(failure)
        return
      }
    }
  }
}
