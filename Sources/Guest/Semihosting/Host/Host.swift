public import CQEMUExit
internal import CSemihosting

/// The host that a program runs on behalf of: semihosting's calls as they are.
///
/// Everything else in this library is made of these. Use them for an operation that has no name
/// here.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, "The semihosting interface"; "RISC-V
/// Semihosting", version 1.0.
public enum Host {
  /// Whether the processor has a way to call a host. Where it doesn't, on x86, every call fails,
  /// and what is built on them throws ``HostError/notSupported``.
  ///
  /// It doesn't tell whether QEMU was started with `-semihosting`: without it a call is an
  /// exception. See ``answers``.
  @inlinable public static var isCallable: Bool { _qx_has_semihosting() != 0 }

  /// Whether a host answers calls: whether QEMU was started with `-semihosting`, and takes calls
  /// from where the program is now (from user mode it wants `userspace=on`).
  ///
  /// With `BareMetal` it survives that nobody does: start-up code asks before `main`, and a program
  /// that got no answer then makes no more calls here, whatever its vectors are by now. In Hyp mode
  /// of AArch32, which has vectors of its own, nobody is asked. In a program without `BareMetal` a
  /// call that nobody takes is an exception.
  public static var answers: Bool { guardedCall(.errorNumber, 0, 0, 0) != nil }

  /// Finds out whether a host answers, while a call that nobody takes can be survived. For start-up
  /// code.
  public static func find() { _qx_look_for_host() }

  /// Calls the host with a parameter block of up to three fields.
  ///
  /// - Returns: What it answers; nil if nobody does.
  static func guardedCall(
    _ operation: Operation,
    _ first: UInt,
    _ second: UInt,
    _ third: UInt
  ) -> UInt? {
    var result: UInt = 0
    let hasAnswer = _qx_try_semihosting_call3(operation.rawValue, first, second, third, &result)
    return hasAnswer != 0 ? result : nil
  }

  /// Calls the host.
  ///
  /// - Parameters:
  ///   - operation: What it shall do.
  ///   - parameter: What the operation takes in the parameter register: an address, a handle, or
  ///     nothing. Memory that the host may read or write must be there for the whole call.
  /// - Returns: What the host left in the return register.
  @inlinable @inline(__always)
  public static func call(_ operation: Operation, _ parameter: UInt = 0) -> UInt {
    _qx_semihosting_call(operation.rawValue, parameter)
  }

  /// Calls the host with a parameter block of one field.
  @inlinable @inline(__always)
  public static func call(_ operation: Operation, block first: UInt) -> UInt {
    _qx_semihosting_call1(operation.rawValue, first)
  }

  /// Calls the host with a parameter block of two fields.
  @inlinable @inline(__always)
  public static func call(_ operation: Operation, block first: UInt, _ second: UInt) -> UInt {
    _qx_semihosting_call2(operation.rawValue, first, second)
  }

  /// Calls the host with a parameter block of three fields.
  @inlinable @inline(__always)
  public static func call(
    _ operation: Operation,
    block first: UInt,
    _ second: UInt,
    _ third: UInt
  ) -> UInt {
    _qx_semihosting_call3(operation.rawValue, first, second, third)
  }

  /// Calls the host with a parameter block of four fields.
  @inlinable @inline(__always)
  public static func call(
    _ operation: Operation,
    block first: UInt,
    _ second: UInt,
    _ third: UInt,
    _ fourth: UInt
  ) -> UInt {
    _qx_semihosting_call4(operation.rawValue, first, second, third, fourth)
  }
}
