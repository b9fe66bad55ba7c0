public import CQEMUExit

/// Ends QEMU by the `isa-debug-exit` device, on x86, so that `qemu-exit run` returns the code
/// itself.
///
/// QEMU must run with `-device isa-debug-exit,iobase=0xf4,iosize=0x04`, as `qemu-exit run` starts
/// it.
///
/// | code          | written value | status of QEMU   | status of `qemu-exit run` |
/// |---------------|---------------|------------------|---------------------------|
/// | 0             | 127           | 255              | 0                         |
/// | 1 to 126      | the code      | `code << 1 \| 1` | the code                  |
/// | 127 and above | 0             | 1                | 127                       |
///
/// The value 0 stands for failure because that is what `exitFailure()` of the Rust crate and of
/// ``ISADebugExit`` write: no program that means failure is ever read as success.
///
/// On an architecture without I/O ports the CPU parks.
///
/// Source: `Documentation/ABI/exit-codes.md`, version 1; QEMU, `hw/misc/debugexit.c`. Seen on QEMU
/// 7.2.
public struct PortableISADebugExit: ExitMechanism {
  /// The device's I/O port.
  public let ioBase: UInt16

  /// Creates a handle.
  ///
  /// - Parameter ioBase: The device's I/O port, its `iobase`.
  @inlinable @inline(__always)
  public init(ioBase: UInt16 = 0xF4) {
    self.ioBase = ioBase
  }

  @inlinable @inline(__always)
  public func exit(_ code: UInt32) -> Never {
    _qx_out32(ioBase, Self.portValue(for: code))
    _qx_park()
  }
}

extension PortableISADebugExit {
  /// The value that goes to the port for a code.
  @inlinable @inline(__always)
  static func portValue(for code: UInt32) -> UInt32 {
    switch code {
    case 0: 127
    case 1...126: code
    default: 0
    }
  }
}
