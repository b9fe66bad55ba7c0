import Glibc
import Synchronization

/// What the threads of a batch share: what is to be run, and what has happened.
final class BatchQueue: Sendable {
  let batch: Batch

  /// Holds a byte, a signal's number, when all is to end.
  let cancellation: SocketPair

  /// By which the batch's own thread is woken.
  private let wake: Pipe

  private let state = Mutex(State())

  private struct State {
    var next = 0
    var isCancelled = false
    var workers = 0
    var events: [BatchEvent] = []
    var keptBytes = 0
  }

  /// How much of the consoles is kept in memory, of each and in all; and of each when that is used
  /// up.
  private static let mostKept = (each: 64 << 10, all: 64 << 20, later: 2 << 10)

  /// How often something is said about runs that take long, in milliseconds.
  private static let pause: Int32 = 200

  init(_ batch: Batch) throws(LaunchError) {
    self.batch = batch
    cancellation = try SocketPair()
    wake = try Pipe()
  }

  /// Notes that a thread takes part.
  func join() {
    state.withLock { $0.workers += 1 }
  }

  /// Notes that a thread has nothing more to do.
  func leave() {
    state.withLock { $0.workers -= 1 }
    wakeUp()
  }

  /// The index of the next run; nil if there's none.
  func next() -> Int? {
    let index: Int? = state.withLock { state in
      guard !state.isCancelled, state.next < batch.runs.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
    if let index { tell(.began(index)) }
    return index
  }

  /// Notes what became of a run.
  func finish(_ index: Int, _ run: CompletedRun) {
    tell(.ended(index, run))
  }

  /// How much of a console may be kept.
  var mostKept: Int {
    state.withLock { $0.keptBytes < Self.mostKept.all ? Self.mostKept.each : Self.mostKept.later }
  }

  /// Notes that a part of a console is kept.
  func keep(_ excerpt: Excerpt) {
    state.withLock { $0.keptBytes += excerpt.count }
  }

  /// Whether nothing more is to be begun.
  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// Ends what goes on.
  func cancel(_ signal: Int32) {
    state.withLock { $0.isCancelled = true }
    _ = cancellation.far?.send([UInt8(truncatingIfNeeded: signal)])
  }

  /// What has happened since the last call, and whether that was all.
  func take() -> (events: [BatchEvent], isDone: Bool) {
    state.withLock { state in
      defer { state.events = [] }
      return (state.events, state.workers == 0)
    }
  }

  /// Waits until something has happened, a byte comes from a descriptor, or some time has passed.
  ///
  /// - Returns: Whether only time has passed.
  func wait(watching descriptor: Int32?) -> (nothing: Bool, cancelled: Bool) {
    var waits = [
      pollfd(fd: wake.reading.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&waits, 2, Self.pause)
    if waits[0].revents != 0 { _ = wake.reading.read { _ in } }
    return (ready == 0, waits[1].revents != 0)
  }

  private func tell(_ event: BatchEvent) {
    let isFirst = state.withLock { state in
      state.events.append(event)
      return state.events.count == 1
    }
    // One byte for all that is taken at once: more could fill the pipe, and block.
    if isFirst { wakeUp() }
  }

  private func wakeUp() {
    var byte: UInt8 = 0
    if let descriptor = wake.writing?.number { _ = write(descriptor, &byte, 1) }
  }
}
