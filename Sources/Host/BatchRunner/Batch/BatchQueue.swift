import HostSupport
import Synchronization

/// What the threads of a batch share: what is to be run, how much is kept, and whom to tell.
final class BatchQueue: Sendable {
  package let batch: Batch
  let crew: WorkerCrew<BatchEvent>

  private let state = Mutex(State())

  private struct State {
    var next = 0
    var keptBytes = 0
  }

  /// How much of the consoles is kept in memory, of each and in all; and of each when that is used
  /// up.
  private static let mostKept = (each: 64 << 10, all: 64 << 20, later: 2 << 10)

  init(_ batch: Batch) throws(SystemError) {
    self.batch = batch
    crew = try WorkerCrew()
  }

  /// The index of the next run; nil if there's none.
  func next() -> Int? {
    guard !crew.isCancelled else { return nil }
    return state.withLock { state in
      guard state.next < batch.runs.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  /// How much of a console may be kept.
  var mostKept: Int {
    state.withLock { $0.keptBytes < Self.mostKept.all ? Self.mostKept.each : Self.mostKept.later }
  }

  /// Notes that a part of a console is kept.
  package func keep(_ excerpt: Excerpt) {
    state.withLock { $0.keptBytes += excerpt.count }
  }
}
