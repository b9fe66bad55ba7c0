public import CQEMUExit

/// Switches a machine off, or resets it, by the registers that ACPI has for hardware-reduced
/// machines, such as QEMU's `microvm`.
///
/// Source: "Advanced Configuration and Power Interface Specification", version 6.5, 4.8.3.7 "Sleep
/// Control and Status Registers"; QEMU, `hw/acpi/generic_event_device.c`. Seen on QEMU 7.2.
public struct ACPIEventDevice: PowerControl {
  /// The address of the sleep control register.
  public let address: UInt

  /// Creates a handle.
  ///
  /// - Parameter address: The address of the sleep control register; the default is that of QEMU's
  ///   `microvm`.
  @inlinable @inline(__always)
  public init(address: UInt = 0xFEA0_0200) {
    self.address = address
  }

  @inlinable @inline(__always)
  public func powerOff() -> Never {
    // SLP_EN and sleep type 5.
    _qx_store8(address, 1 << 5 | 5 << 2)
    _qx_park()
  }

  @inlinable @inline(__always)
  public func reset() -> Never {
    _qx_store8(address + 2, 0x42)
    _qx_park()
  }
}
