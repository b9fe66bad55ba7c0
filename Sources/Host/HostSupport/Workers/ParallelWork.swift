import Synchronization

/// Pieces of work that go on at the same time, as many as there are processors.
package enum ParallelWork {
  /// Does all pieces, or none that hasn't begun when one fails.
  ///
  /// - Parameters:
  ///   - count: The number of pieces, which are begun in order.
  ///   - cancellation: A file descriptor from which one byte, a signal's number, ends all; nil for
  ///     none.
  ///   - work: Does a piece: its number, and a descriptor to hand on as `cancellation`.
  /// - Throws: The first failure; `CancelledError` if a signal came; `SystemError` if the system
  ///   starts no thread.
  package static func run(
    _ count: Int,
    cancellation: Int32?,
    _ work: @escaping @Sendable (Int, Int32) throws -> Void
  ) throws {
    struct State {
      var next = 0
      var failure: (any Error)?
    }
    let crew = try WorkerCrew<Never>()
    let state = Mutex(State())
    let worker: @Sendable () -> Void = {
      while true {
        let next: Int? = state.withLock { state in
          guard state.failure == nil, state.next < count, !crew.isCancelled else { return nil }
          defer { state.next += 1 }
          return state.next
        }
        guard let next else { return }
        do {
          try work(next, crew.cancellation.near.number)
        } catch {
          state.withLock { $0.failure = $0.failure ?? error }
        }
      }
    }
    let ending = try crew.work(
      Array(repeating: worker, count: min(count, Processors.available)),
      cancelledBy: cancellation
    ) { _ in }
    if let signal = ending.signal { throw CancelledError(signal: signal) }
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }
}
