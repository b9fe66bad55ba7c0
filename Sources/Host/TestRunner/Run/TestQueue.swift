import HostSupport
import Synchronization

/// What the threads of a test run share: which tests are to be run, and whom to tell.
final class TestQueue: Sendable {
  let crew: WorkerCrew<TestEvent>

  private let units: [TestUnit]
  private let state = Mutex(State())

  private struct State {
    var next = 0
    var failed: Set<Int> = []
  }

  init(_ units: [TestUnit]) throws(SystemError) {
    self.units = units
    crew = try WorkerCrew()
  }

  /// The next tests; nil if there are none. Those of an image that can't go on are left out.
  func next() -> TestUnit? {
    guard !crew.isCancelled else { return nil }
    return state.withLock { state in
      while state.next < units.count {
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
  package func fail(_ session: Int) -> Bool {
    state.withLock { $0.failed.insert(session).inserted }
  }

  /// Whether nothing more is to be begun, for an image or at all.
  func isOver(_ session: Int) -> Bool {
    crew.isCancelled || state.withLock { $0.failed.contains(session) }
  }
}
