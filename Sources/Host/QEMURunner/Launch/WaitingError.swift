import Glibc
import HostSupport

/// The system doesn't let this program wait for the QEMU that it has started. What would have become of
/// the guest isn't known: QEMU was killed.
public struct WaitingError: ToolError, Equatable {
  /// The system's words.
  public var words: String

  /// - Parameter number: The error number of `poll`.
  init(_ number: Int32) {
    words = String(cString: strerror(number))
  }

  public var description: String {
    "can't wait for QEMU, which was killed: \(words). `ulimit -n` and the memory that is free say "
      + "what a program may wait for"
  }

  public var exitStatus: Int32 { 126 }
}
