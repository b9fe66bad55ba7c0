/// A way for a program to end the QEMU that runs it, with an exit code of the program's choosing.
///
/// On the host, QEMU's process ends and its exit status tells the code; how a code maps to a status
/// depends on the mechanism and is written down in `Documentation/ABI/exit-codes.md`.
///
/// Nothing after the call runs: not `defer` blocks, not other cores, not pending interrupts. If
/// QEMU doesn't end, because it was started without the device or without `-semihosting`, the
/// calling CPU parks: it waits for ever and neither returns nor traps, for the caller is often the
/// trap handler itself.
///
/// This is the trait `QEMUExit` of the Rust crate `qemu-exit`. It has another name because a Swift
/// type named like its module hides the module.
public protocol ExitMechanism: Sendable {
  /// Ends QEMU with a code.
  ///
  /// - Parameter code: The code. Each mechanism carries a range of codes, which its documentation
  ///   gives; a code beyond it becomes a failure, never a success.
  func exit(_ code: UInt32) -> Never

  /// Ends QEMU with the mechanism's status for success, 0 wherever the mechanism has it.
  func exitSuccess() -> Never

  /// Ends QEMU with status 1.
  func exitFailure() -> Never
}

extension ExitMechanism {
  /// Ends QEMU with code 0.
  @inlinable @inline(__always)
  public func exitSuccess() -> Never {
    exit(0)
  }

  /// Ends QEMU with code 1.
  @inlinable @inline(__always)
  public func exitFailure() -> Never {
    exit(1)
  }

  /// The code that reaches the host by a mechanism whose code becomes a process's status: the host
  /// keeps 8 bits of it.
  @inlinable @inline(__always)
  static func carriedCode(for code: UInt32) -> UInt32 {
    code > 255 ? 255 : code
  }
}
