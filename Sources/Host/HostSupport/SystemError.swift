import Glibc

/// The system refused something.
public struct SystemError: ToolError, Equatable {
  /// What was tried, and not done.
  public var action: String

  /// The system's message, or another reason.
  public var reason: String

  package init(_ action: String, reason: String) {
    self.action = action
    self.reason = reason
  }

  /// - Parameter code: The system's error number.
  package init(_ action: String, _ code: Int32) {
    self.init(action, reason: String(cString: strerror(code)))
  }

  public var description: String { "\(action): \(reason)" }
}
