public import CQEMUExit

/// Switches a PC off, or resets it, by the I/O ports of its chipset.
///
/// On QEMU's `pc` and `q35` the power management registers are where SeaBIOS, which runs before a
/// PVH image, has put them: at port 0x600. `microvm` has none: see ``ACPIEventDevice``.
///
/// Source: "Advanced Configuration and Power Interface Specification", version 6.5, 4.8.3.2.1 "PM1
/// Control Registers"; QEMU, `hw/acpi/core.c`: sleep type 0 is off. Reset: "Intel I/O Controller
/// Hub 9 Datasheet", 13.7.5 `RST_CNT`. Seen on QEMU 7.2.
public struct ACPIPorts: PowerControl {
  /// The port of the register `PM1a_CNT`.
  public let control: UInt16

  /// Creates a handle.
  ///
  /// - Parameter control: The port of the register `PM1a_CNT`, which the table FADT gives.
  @inlinable @inline(__always)
  public init(control: UInt16 = 0x604) {
    self.control = control
  }

  @inlinable @inline(__always)
  public func powerOff() -> Never {
    // SLP_EN
    _qx_out16(control, 1 << 13)
    _qx_park()
  }

  @inlinable @inline(__always)
  public func reset() -> Never {
    // SYS_RST and RST_CPU
    _qx_out8(0xCF9, 0x06)
    _qx_park()
  }
}
