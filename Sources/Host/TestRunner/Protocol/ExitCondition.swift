import QEMURunner

/// How an exit test's body should end QEMU.
enum ExitCondition: Equatable, CustomStringConvertible {
  case success
  case failure
  case code(Int32)
  case trap

  /// Reads a record's field: `success`, `failure`, `code 3`, `trap`.
  init?(_ text: String) {
    switch text {
    case "success": self = .success
    case "failure": self = .failure
    case "trap": self = .trap
    default:
      guard text.hasPrefix("code "), let code = UInt32(text.dropFirst(5)) else { return nil }
      self = .code(Int32(truncatingIfNeeded: code))
    }
  }

  /// As the source has it.
  package var description: String {
    switch self {
    case .success: ".success"
    case .failure: ".failure"
    case .code(let code): ".exitCode(\(code))"
    case .trap: ".trap"
    }
  }

  /// Whether a run has ended so.
  ///
  /// - Parameter hasTrapped: Whether the guest told of a trap.
  func isMet(by verdict: Verdict, hasTrapped: Bool) -> Bool {
    var code: Int32?
    if case .exited(let number) = verdict { code = number }
    var isTrap = hasTrapped
    if case .trapped = verdict { isTrap = true }
    return switch self {
    case .success: code == 0 && !isTrap
    case .failure: isTrap || code.map { $0 != 0 } ?? false
    case .code(let expected): code == expected && !isTrap
    case .trap: isTrap
    }
  }
}
