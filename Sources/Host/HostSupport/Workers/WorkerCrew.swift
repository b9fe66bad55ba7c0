import Glibc
import Synchronization

/// Threads that work beside each other, and tell one thread, whose they are, what happens.
package final class WorkerCrew<Event: Sendable>: Sendable {
  /// Holds a byte, a signal's number, when all is to end: on its near side.
  package let cancellation: SocketPair

  /// By which the thread is woken that is told what happens.
  private let wake: Pipe

  private let state = Mutex(State())

  private struct State {
    var isCancelled = false
    var workers = 0
    var events: [Event] = []
  }

  /// How the work has ended.
  package struct Ending {
    /// The number of threads.
    package var threads: Int
    /// The signal by which this program was told to end; nil if it wasn't.
    package var signal: Int32?
  }

  package init() throws(SystemError) {
    cancellation = try SocketPair()
    wake = try Pipe()
  }

  /// Whether nothing more is to be begun.
  package var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// Notes that something has happened.
  package func tell(_ event: Event) {
    let isFirst = state.withLock { state in
      state.events.append(event)
      return state.events.count == 1
    }
    // One byte for all that is taken at once: more could fill the pipe, and block.
    if isFirst { wakeUp() }
  }

  /// Has threads work, and waits for their ends.
  ///
  /// - Parameters:
  ///   - workers: What each thread does.
  ///   - external: A descriptor from which one byte, a signal's number, ends all; nil for none.
  ///   - pause: How long it may be silent before `observe` is told nil, in milliseconds; -1 for any
  ///     time.
  ///   - observe: Told what happens, on the calling thread; nil when nothing does.
  /// - Throws: `SystemError` if the system starts none of the threads.
  package func work(
    _ workers: [@Sendable () -> Void],
    cancelledBy external: Int32?,
    pause: Int32 = -1,
    _ observe: (Event?) -> Void
  ) throws(SystemError) -> Ending {
    var threads: [WorkerThread] = []
    for worker in workers {
      state.withLock { $0.workers += 1 }
      let thread = WorkerThread {
        worker()
        self.leave()
      }
      if let thread { threads.append(thread) } else { leave() }
    }
    guard !threads.isEmpty || workers.isEmpty else {
      throw SystemError("can't start a thread", EAGAIN)
    }
    var signal: Int32?
    while true {
      let (events, isDone) = take()
      for event in events { observe(event) }
      if isDone { break }
      let source = signal == nil ? external : nil
      let wait = wait(watching: source, for: pause)
      if wait.nothing { observe(nil) }
      if wait.cancelled, let number = source.flatMap(Cancellation.signal) {
        signal = number
        cancel(number)
      }
    }
    for thread in threads { thread.join() }
    return Ending(threads: threads.count, signal: signal)
  }

  private func leave() {
    state.withLock { $0.workers -= 1 }
    wakeUp()
  }

  /// Ends what goes on.
  private func cancel(_ signal: Int32) {
    state.withLock { $0.isCancelled = true }
    _ = cancellation.far?.send([UInt8(truncatingIfNeeded: signal)])
  }

  /// What has happened since the last call, and whether that was all.
  private func take() -> (events: [Event], isDone: Bool) {
    state.withLock { state in
      defer { state.events = [] }
      return (state.events, state.workers == 0)
    }
  }

  /// Waits until something has happened, a byte comes from a descriptor, or some time has passed.
  private func wait(
    watching descriptor: Int32?,
    for pause: Int32
  ) -> (nothing: Bool, cancelled: Bool) {
    var waits = [
      pollfd(fd: wake.reading.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&waits, 2, pause)
    if waits[0].revents != 0 { _ = wake.reading.read { _ in } }
    return (ready == 0, waits[1].revents != 0)
  }

  private func wakeUp() {
    var byte: UInt8 = 0
    if let descriptor = wake.writing?.number { _ = write(descriptor, &byte, 1) }
  }
}
