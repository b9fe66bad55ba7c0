import Glibc

/// One QEMU from its start to its end: a loop over everything that it writes.
struct Session: ~Copyable {
  private let command: QEMUCommand
  private var process: ChildProcess
  private var pipes: [Channel: FileDescriptor]
  private var monitor: Monitor
  private var isListening = false
  private var output: ConsoleOutput
  private let cancellation: Int32?
  private let start = ContinuousClock.now

  private var events = Events()
  private var words: [UInt8] = []

  /// Why this program killed QEMU, if it did.
  private var ending: Verdict?

  /// What QEMU writes, each through a pipe of its own.
  private enum Channel: CaseIterable {
    case semihosting, words, serial, events
  }

  private static let mostWords = 64 << 10

  /// How long what a killed guest has written may take on its way out.
  private static let grace = Duration.seconds(1)

  /// How long QEMU may take to tell where a guest is whose time is up. It takes a few milliseconds
  /// where a processor is free.
  private static let patience = Duration.seconds(2)

  /// Starts QEMU.
  ///
  /// - Parameters:
  ///   - command: QEMU's command line.
  ///   - image: The raw image, if the runner has made one.
  ///   - output: What takes the guest's console.
  ///   - cancellation: A file descriptor from which one byte, a signal's number, ends the run.
  init(
    command: QEMUCommand,
    image: FileDescriptor?,
    output: ConsoleOutput,
    cancellation: Int32?
  ) throws(LaunchError) {
    var semihosting = try Pipe()
    var words = try Pipe()
    var serial = try Pipe()
    var events = try Pipe()
    var monitor = try Monitor()
    // In the order of QEMUCommand.Descriptor.
    var descriptors = [
      -1, semihosting.writing?.number ?? -1, words.writing?.number ?? -1,
      serial.writing?.number ?? -1, events.writing?.number ?? -1, monitor.other?.number ?? -1,
    ]
    if let image { descriptors.append(image.number) }
    process = try ChildProcess(
      path: command.program,
      arguments: command.arguments,
      // Nothing of the user's environment is the guest's business. The variable keeps QEMU 7.2 from
      // looking for sound cards on machines that have one.
      environment: ["QEMU_AUDIO_DRV=none"],
      descriptors: descriptors
    )
    semihosting.closeWriting()
    words.closeWriting()
    serial.closeWriting()
    events.closeWriting()
    monitor.other = nil
    self.monitor = monitor
    pipes = [
      .semihosting: semihosting.reading, .words: words.reading,
      .serial: serial.reading, .events: events.reading,
    ]
    self.command = command
    self.output = output
    self.cancellation = cancellation
  }

  /// Waits for the end, however it comes.
  ///
  /// - Parameter investigation: What to find out about a guest whose time is up.
  mutating func run(
    timeout: Duration?,
    mechanism: ExitMechanism,
    successStatus: Int32?,
    investigation: () -> Investigation
  ) -> RunResult {
    let deadline = timeout.map { start + $0 }
    var hasEnded = false
    var diagnosis: Diagnosis?
    while !hasEnded {
      hasEnded = step(until: deadline)
      if ending != nil {
        if ending == .timedOut && !hasEnded { diagnosis = diagnose(by: investigation()) }
        process.kill()
        break
      }
    }
    let processEnding = process.wait()
    let duration = ContinuousClock.now - start
    // What QEMU wrote before its end is still in the pipes, and nobody else is left to write.
    for channel in Channel.allCases { drain(channel) }
    flush(until: ending == nil ? nil : ContinuousClock.now + Self.grace)
    let words = String(decoding: words, as: UTF8.self)
    let verdict =
      ending
      ?? Verdict(
        processEnding,
        events: events,
        words: words,
        mechanism: mechanism,
        successStatus: successStatus
      )
    var status: Int32?
    if case .status(let number) = processEnding { status = number }
    return RunResult(
      verdict: verdict,
      qemuStatus: status,
      qemuWords: words,
      console: output.pending,
      consoleSize: output.total,
      duration: duration,
      diagnosis: diagnosis,
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
    while isListening, ending == .timedOut, ContinuousClock.now < limit {
      if let answer = monitor.answer { return answer }
      if step(until: limit) { isListening = false }
    }
    return monitor.answer
  }

  /// Waits for something to happen and deals with it.
  ///
  /// - Returns: Whether QEMU has ended.
  private mutating func step(until deadline: ContinuousClock.Instant?) -> Bool {
    var waits: [pollfd] = []
    func add(_ descriptor: Int32, _ events: Int32) -> Int {
      waits.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
      return waits.count - 1
    }
    // A descriptor below zero is left out.
    let end = add(process.descriptor?.number ?? -1, POLLIN)
    let cancel = add(cancellation ?? -1, POLLIN)
    let write = add(output.isWaiting ? output.destination ?? -1 : -1, POLLOUT)
    let answer = add(isListening ? monitor.descriptor.number : -1, POLLIN)
    let channels = Channel.allCases.map { channel in
      let isConsole = channel == .serial || channel == .semihosting
      let descriptor = isConsole && output.isFull ? -1 : pipes[channel]?.number ?? -1
      return (channel, add(descriptor, POLLIN))
    }

    guard poll(&waits, nfds_t(waits.count), Self.milliseconds(until: deadline)) >= 0 else {
      if errno != EINTR { ending = .outputLost(String(cString: strerror(errno))) }
      return false
    }
    if waits[cancel].revents != 0, let cancellation,
      let signal = Cancellation.signal(from: cancellation)
    {
      ending = .cancelled(signal: signal)
      return false
    }
    if waits[write].revents != 0 { writeOutput() }
    if waits[answer].revents != 0 && !monitor.read() { isListening = false }
    for (channel, index) in channels where waits[index].revents != 0 { readOnce(channel) }
    if ending == nil, let deadline, ContinuousClock.now >= deadline { ending = .timedOut }
    // Without a descriptor for the process, the end of everything it writes is its end.
    return waits[end].revents != 0 || (process.descriptor == nil && pipes.isEmpty)
  }

  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = (deadline - ContinuousClock.now).components
    if left.seconds < 0 || left.attoseconds < 0 { return 0 }
    let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1
    return Int32(clamping: milliseconds)
  }

  /// Reads what a channel has, at most one buffer.
  ///
  /// - Returns: Whether there may be more.
  @discardableResult
  private mutating func readOnce(_ channel: Channel) -> Bool {
    guard let pipe = pipes[channel] else { return false }
    let reading = pipe.read { bytes in
      switch channel {
      case .serial, .semihosting:
        if !output.take(bytes) && ending == nil { ending = .outputLimit }
      case .words:
        words.append(contentsOf: bytes.prefix(Self.mostWords - words.count))
      case .events:
        events.read(bytes)
      }
    }
    if reading == .end { pipes[channel] = nil }
    return reading == .bytes
  }

  /// Reads what is left in a channel after QEMU's end: no more than a pipe holds.
  private mutating func drain(_ channel: Channel) {
    while readOnce(channel) {}
  }

  /// Writes a portion of what waits.
  ///
  /// - Returns: Whether it could be written.
  @discardableResult
  private mutating func writeOutput() -> Bool {
    let failure = output.write()
    if failure != 0 && ending == nil {
      ending = .outputLost(String(cString: strerror(failure)))
    }
    return failure == 0
  }

  /// Writes what waits. After a guest's own end only the reader and the user set the time.
  private mutating func flush(until deadline: ContinuousClock.Instant?) {
    while output.isWaiting {
      var waits = [
        pollfd(fd: output.destination ?? -1, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: cancellation ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&waits, 2, Self.milliseconds(until: deadline))
      if ready < 0 && errno == EINTR { continue }
      guard ready > 0 else { return }
      if waits[1].revents != 0, let cancellation {
        if let signal = Cancellation.signal(from: cancellation) {
          ending = .cancelled(signal: signal)
        }
        return
      }
      guard writeOutput() else { return }
    }
  }
}
