import Glibc
import Synchronization

/// What the threads of a test run share: which tests are to be run, and what has happened.
final class TestQueue: Sendable {
  /// Tests that are run in one boot, or in as many as they take.
  struct Unit: Sendable {
    var session: Int
    var tests: [TestItem]
  }

  /// Holds a byte, a signal's number, when all is to end.
  let cancellation: SocketPair

  /// By which the run's own thread is woken.
  private let wake: Pipe

  private let units: [Unit]
  private let state = Mutex(State())

  private struct State {
    var next = 0
    var isCancelled = false
    var workers = 0
    var events: [TestEvent] = []
    var failed: Set<Int> = []
  }

  init(_ units: [Unit]) throws(LaunchError) {
    self.units = units
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

  /// The next tests; nil if there are none. Those of an image that can't go on are left out.
  func next() -> Unit? {
    state.withLock { state in
      while !state.isCancelled, state.next < units.count {
        let unit = units[state.next]
        state.next += 1
        if !state.failed.contains(unit.session) { return unit }
      }
      return nil
    }
  }

  /// Notes that the tests of an image can't go on.
  ///
  /// - Returns: Whether nobody had noted it.
  func fail(_ session: Int) -> Bool {
    state.withLock { $0.failed.insert(session).inserted }
  }

  /// Whether nothing more is to be begun, for an image or at all.
  func isOver(_ session: Int) -> Bool {
    state.withLock { $0.isCancelled || $0.failed.contains(session) }
  }

  /// Ends what goes on.
  func cancel(_ signal: Int32) {
    state.withLock { $0.isCancelled = true }
    _ = cancellation.far?.send([UInt8(truncatingIfNeeded: signal)])
  }

  /// Notes that something has happened.
  func tell(_ event: TestEvent) {
    let isFirst = state.withLock { state in
      state.events.append(event)
      return state.events.count == 1
    }
    // One byte for all that is taken at once: more could fill the pipe, and block.
    if isFirst { wakeUp() }
  }

  /// What has happened since the last call, and whether that was all.
  func take() -> (events: [TestEvent], isDone: Bool) {
    state.withLock { state in
      defer { state.events = [] }
      return (state.events, state.workers == 0)
    }
  }

  /// Waits until something has happened, or a byte comes from a descriptor.
  ///
  /// - Returns: Whether a byte has come from the descriptor.
  func wait(watching descriptor: Int32?) -> Bool {
    var waits = [
      pollfd(fd: wake.reading.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&waits, 2, -1)
    if waits[0].revents != 0 { _ = wake.reading.read { _ in } }
    return waits[1].revents != 0
  }

  private func wakeUp() {
    var byte: UInt8 = 0
    if let descriptor = wake.writing?.number { _ = write(descriptor, &byte, 1) }
  }
}
