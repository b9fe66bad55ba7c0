/// What happens in a batch.
public enum BatchEvent: Sendable {
  /// A run was begun: its index.
  case began(Int)

  /// A run has ended: its index, what became of it.
  case ended(Int, CompletedRun)

  /// Nothing has happened for a while.
  case waiting
}
