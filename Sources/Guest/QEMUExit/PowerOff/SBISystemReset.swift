public import CQEMUExit

/// Switches a RISC-V machine off, or resets it, by the firmware's System Reset extension, from
/// supervisor mode.
///
/// **On QEMU's `virt` a machine that OpenSBI switches off ends QEMU with status 0**, as an exit
/// with code 0 does: the firmware writes the same word to the same device, `sifive_test`.
/// `qemu-exit run` tells the two apart on its machines with OpenSBI, and ends with 126; QEMU's own
/// status doesn't.
///
/// Firmware that lacks the extension returns an error, and the CPU parks. In machine mode, where
/// nobody answers, the call is a trap.
///
/// Source: "RISC-V Supervisor Binary Interface Specification", version 2.0, chapter 10 "System
/// Reset Extension (EID #0x53525354 "SRST")"; OpenSBI, `lib/utils/reset`. Seen on QEMU 7.2 with
/// OpenSBI 1.1 and on QEMU 10.0 with OpenSBI 1.5.
public struct SBISystemReset: PowerControl {
  /// Creates a handle.
  @inlinable @inline(__always)
  public init() {}

  @inlinable @inline(__always)
  public func powerOff() -> Never {
    _qx_sbi_system_reset(0)
    _qx_park()
  }

  /// Resets the machine as if it had been switched off and on: a cold reboot.
  @inlinable @inline(__always)
  public func reset() -> Never {
    _qx_sbi_system_reset(1)
    _qx_park()
  }
}
