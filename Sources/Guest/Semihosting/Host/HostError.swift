/// Why the host didn't do what it was asked for.
public enum HostError: Error, Equatable, Sendable {
  /// There is no host: the processor has no way to call one, as on x86. Of a standard stream, that
  /// there is neither a host nor a UART.
  case notSupported

  /// The host refused, with its number for the reason.
  case failed(ErrorNumber)

  /// The host refused and has no number for the reason.
  case refused

  /// The host transferred this many bytes, fewer than it was asked for, and tells no reason:
  /// `SYS_READ` and `SYS_WRITE` have none. A full disk looks so, and a file that isn't open for it.
  case incomplete(transferred: Int)

  /// So many bytes that were written to a standard stream didn't get to the host.
  case lost(count: Int)
}

extension HostError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notSupported: "not supported here: there is no host, and nothing in its place"
    case .failed(let number): "the host refused: \(number)"
    case .refused: "the host refused, and tells no reason"
    case .incomplete(let count): "the host stopped after \(count) bytes"
    case .lost(let count): "the host didn't take \(count) bytes"
    }
  }
}

extension HostError {
  /// The error of the call that failed last.
  static func last() -> HostError {
    guard Host.isCallable else { return .notSupported }
    return .failed(ErrorNumber(rawValue: Int32(truncatingIfNeeded: Host.call(.errorNumber))))
  }
}
