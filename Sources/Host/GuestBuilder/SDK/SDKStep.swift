import HostSupport
import Synchronization

/// A program that takes part in making a Swift SDK.
struct SDKStep: Sendable {
  /// What it makes, for people.
  package var what: String

  /// Its path.
  package var program: String

  /// Its arguments.
  package var arguments: [String]

  /// Runs it to its end.
  ///
  /// - Throws: `SDKError.notCompiled` if it fails, and what `ToolProcess.run` throws.
  package func run(cancellation: Int32?) throws {
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
  /// - Throws: The first failure; `CancelledError` if a signal came.
  package static func run(
    _ sequences: [[SDKStep]],
    cancellation: Int32?,
    _ began: @escaping @Sendable (String) -> Void
  ) throws {
    let told = Mutex(Set<String>())
    try ParallelWork.run(sequences.count, cancellation: cancellation) { index, cancellation in
      for step in sequences[index] {
        if told.withLock({ $0.insert(step.what).inserted }) { began(step.what) }
        try step.run(cancellation: cancellation)
      }
    }
  }
}
