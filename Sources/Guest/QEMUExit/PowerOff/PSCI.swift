public import CQEMUExit

/// Switches an Arm machine off, or resets it, by the Power State Coordination Interface.
///
/// QEMU answers the calls itself where it emulates firmware: on `virt` by `hvc` from EL1, and by
/// `smc` where EL2 is there for the guest (`-M virt,virtualization=on`). With EL3 for the guest
/// (`secure=on`) it leaves the calls to the guest's firmware, and on other machines they are
/// undefined instructions.
///
/// Source: "Arm Power State Coordination Interface", DEN0022, 5.1.9 `SYSTEM_OFF` and 5.1.11
/// `SYSTEM_RESET`; QEMU, `target/arm/psci.c`. Seen on QEMU 7.2.
public struct PSCI: PowerControl {
  /// The instruction by which firmware is called ("SMC Calling Convention", DEN0028, 2.2).
  public enum Conduit: Sendable {
    /// `hvc #0`.
    case hvc
    /// `smc #0`.
    case smc
  }

  /// The instruction by which firmware is called.
  public let conduit: Conduit

  /// Creates a handle.
  ///
  /// - Parameter conduit: The instruction by which firmware is called. Device trees give it as the
  ///   node `psci`'s `method`.
  @inlinable @inline(__always)
  public init(conduit: Conduit = .hvc) {
    self.conduit = conduit
  }

  @inlinable @inline(__always)
  public func powerOff() -> Never {
    call(0x8400_0008)
  }

  @inlinable @inline(__always)
  public func reset() -> Never {
    call(0x8400_0009)
  }

  @inlinable @inline(__always)
  func call(_ function: UInt32) -> Never {
    switch conduit {
    case .hvc: _qx_hypervisor_call(function)
    case .smc: _qx_secure_monitor_call(function)
    }
    _qx_park()
  }
}
