public import CQEMUExit

/// The QEMU that runs this program.
///
/// ```swift
/// QEMU.exit(13)
/// ```
///
/// Each call uses the architecture's ``DefaultExit``: semihosting on Arm, the `sifive_test` device
/// of the `virt` machine on RISC-V, and `isa-debug-exit` at port 0xF4 on x86. `qemu-exit run`
/// passes the options that QEMU needs for it, and ends with the same code:
///
/// | architecture   | exact      | a code above becomes |
/// |----------------|------------|----------------------|
/// | Arm and RISC-V | 0 to 255   | 255                  |
/// | x86            | 0 to 126   | 127                  |
///
/// What the standard streams of `Semihosting` and `BareMetal` hold back is sent first. The
/// mechanisms themselves, such as ``SemihostingExit``, end QEMU at once: flush before you call
/// them.
public enum QEMU {
  /// Ends QEMU with a code.
  ///
  /// - Parameter code: The code. See the table of ``QEMU`` for the range that is exact.
  @inlinable @inline(__always)
  public static func exit(_ code: UInt32) -> Never {
    _qx_flush_if_there()
    DefaultExit().exit(code)
  }

  /// Ends QEMU with code 0.
  @inlinable @inline(__always)
  public static func exitSuccess() -> Never {
    _qx_flush_if_there()
    DefaultExit().exitSuccess()
  }

  /// Ends QEMU with code 1.
  @inlinable @inline(__always)
  public static func exitFailure() -> Never {
    _qx_flush_if_there()
    DefaultExit().exitFailure()
  }
}
