import Synchronization

/// A program that takes part in making a Swift SDK.
struct SDKStep: Sendable {
  /// What it makes, for people.
  var what: String

  /// Its path.
  var program: String

  /// Its arguments.
  var arguments: [String]

  /// Runs it to its end.
  ///
  /// - Throws: `SDKError.notCompiled` if it fails, and what `ToolProcess.run` throws.
  func run(cancellation: Int32?) throws {
    let result = try ToolProcess.run(
      program,
      arguments,
      keepsOutput: true,
      keepsErrors: true,
      cancellation: cancellation
    )
    guard result.status == 0 else {
      throw SDKError.notCompiled(what, words: String(decoding: result.output, as: UTF8.self))
    }
  }

  /// Runs sequences of steps, as many at the same time as there are processors.
  ///
  /// - Parameters:
  ///   - sequences: The sequences, those that take long first.
  ///   - cancellation: A file descriptor from which one byte, a signal's number, ends all.
  ///   - began: Told of what is begun, once of each.
  /// - Throws: The first failure; `BuildError.cancelled` if a signal came.
  static func run(
    _ sequences: [[SDKStep]],
    cancellation: Int32?,
    _ began: (String) -> Void
  ) throws {
    enum Event: Sendable {
      case began(String)
      case failed(any Error)
    }
    let crew = try WorkerCrew<Event>()
    let queue = Mutex((next: 0, hasFailed: false))
    let work: @Sendable () -> Void = {
      while true {
        let sequence: [SDKStep]? = queue.withLock { queue in
          guard queue.next < sequences.count else { return nil }
          defer { queue.next += 1 }
          return sequences[queue.next]
        }
        guard let sequence else { return }
        for step in sequence {
          guard !crew.isCancelled, !queue.withLock({ $0.hasFailed }) else { return }
          crew.tell(.began(step.what))
          do {
            try step.run(cancellation: crew.cancellation.near.number)
          } catch {
            queue.withLock { $0.hasFailed = true }
            crew.tell(.failed(error))
          }
        }
      }
    }
    var failure: (any Error)?
    var told: Set<String> = []
    let ending = try crew.work(
      Array(repeating: work, count: min(sequences.count, Processors.available)),
      cancelledBy: cancellation
    ) { event in
      switch event {
      case .began(let what): if told.insert(what).inserted { began(what) }
      case .failed(let error): failure = failure ?? error
      case nil: break
      }
    }
    if let signal = ending.signal { throw BuildError.cancelled(signal: signal) }
    if let failure { throw failure }
  }
}
