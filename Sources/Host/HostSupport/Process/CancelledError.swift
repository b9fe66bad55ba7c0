/// A signal told this program to end.
public struct CancelledError: ToolError, Equatable {
  /// The signal's number.
  public var signal: Int32

  package init(signal: Int32) {
    self.signal = signal
  }

  public var description: String { "cancelled by signal \(signal)" }
}
