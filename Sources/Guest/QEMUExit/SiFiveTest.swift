public import CQEMUExit

/// Ends QEMU by the `sifive_test` device, on RISC-V machines that have one.
///
/// The device is one 32-bit register. On QEMU's `virt` machine it is at 0x10_0000 and needs no
/// option on the command line.
///
/// | code          | stored value            | status of QEMU |
/// |---------------|-------------------------|----------------|
/// | 0             | 0x5555                  | 0              |
/// | 1 to 255      | `(code << 16) \| 0x3333` | the same       |
/// | 256 and above | 0x00FF_3333             | 255            |
///
/// The Rust crate passes 0x5555, 0x7777 and 0x13333 to the device as they are. Here they are codes
/// like any other, and ``reset()`` is a call of its own.
///
/// The device works asynchronously: a few more instructions may run after the store.
///
/// Source: QEMU, `hw/misc/sifive_test.c`. Seen on QEMU 7.2.
public struct SiFiveTest: ExitMechanism {
  /// The physical address of the device's register.
  public let address: UInt

  /// Creates a handle.
  ///
  /// - Parameter address: The physical address of the device's register, a multiple of 4.
  @inlinable @inline(__always)
  public init(address: UInt = 0x10_0000) {
    self.address = address
  }

  @inlinable @inline(__always)
  public func exit(_ code: UInt32) -> Never {
    _qx_store32(address, Self.registerValue(for: code))
    _qx_park()
  }

  /// Resets the machine.
  ///
  /// It carries no code: QEMU starts the program again or, with `-no-reboot`, ends with status 0.
  @inlinable @inline(__always)
  public func reset() -> Never {
    _qx_store32(address, 0x7777)
    _qx_park()
  }
}

extension SiFiveTest {
  /// The value that makes the device end QEMU with a code.
  @inlinable @inline(__always)
  static func registerValue(for code: UInt32) -> UInt32 {
    if code == 0 { return 0x5555 }
    return carriedCode(for: code) << 16 | 0x3333
  }
}
