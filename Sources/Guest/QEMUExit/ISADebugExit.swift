public import CQEMUExit

/// Ends QEMU by the `isa-debug-exit` device, on x86, with statuses as QEMU makes them.
///
/// QEMU must run with `-device isa-debug-exit,iobase=0xf4,iosize=0x04`. It turns a value that is
/// written to the port into the status `(value << 1 | 1) & 0xFF`, so that no value gives status 0
/// and only seven bits get through. You choose an odd status that means success to you.
///
/// | call                          | written value                  | status of QEMU           |
/// |-------------------------------|--------------------------------|--------------------------|
/// | `exit(code)`, code 0 to 127   | `code`                         | `code << 1 \| 1`         |
/// | `exit(code)`, code 128 and up | 0                              | 1                        |
/// | `exitSuccess()`               | `customExitSuccess >> 1`       | `customExitSuccess`      |
/// | `exitFailure()`               | 0                              | 1                        |
///
/// These are the meanings of the Rust crate's `X86`, except that the crate lets a code of 128 and
/// above wrap around, possibly on to your success.
///
/// This type is for QEMU started by hand. ``PortableISADebugExit`` uses the same device by the
/// convention that `qemu-exit run` undoes, so that the host sees your code itself.
///
/// On an architecture without I/O ports the CPU parks.
///
/// QEMU 7.2 ends at once; newer versions let the processor run on for some instructions, which it
/// spends parked.
///
/// Source: QEMU, `hw/misc/debugexit.c`. Seen on QEMU 7.2 and 10.0.
public struct ISADebugExit: ExitMechanism {
  /// The device's I/O port.
  public let ioBase: UInt16

  /// The status of QEMU that means success: an odd number from 3 to 255.
  public let customExitSuccess: UInt32

  /// Creates a handle.
  ///
  /// - Parameters:
  ///   - ioBase: The device's I/O port, its `iobase`.
  ///   - customExitSuccess: The status of QEMU that means success: an odd number from 3 to 255.
  ///     Anything else is a programmer's error and traps: the device can't produce an even status,
  ///     the host keeps 8 bits, and 1 is the status of every failure.
  @inlinable @inline(__always)
  public init(ioBase: UInt16, customExitSuccess: UInt32) {
    if !Self.isUsable(successStatus: customExitSuccess) {
      programmersError(
        """
        ISADebugExit: customExitSuccess must be an odd number from 3 to 255. QEMU sets the lowest \
        bit, keeps 8 bits, and 1 means failure.
        """
      )
    }
    self.ioBase = ioBase
    self.customExitSuccess = customExitSuccess
  }

  @inlinable @inline(__always)
  public func exit(_ code: UInt32) -> Never {
    _qx_out32(ioBase, Self.portValue(for: code))
    _qx_park()
  }

  /// Ends QEMU with the status that you chose for success.
  @inlinable @inline(__always)
  public func exitSuccess() -> Never {
    _qx_out32(ioBase, customExitSuccess >> 1)
    _qx_park()
  }

  /// Ends QEMU with status 1.
  @inlinable @inline(__always)
  public func exitFailure() -> Never {
    exit(0)
  }
}

extension ISADebugExit {
  /// The value that goes to the port for a code: seven bits get through.
  @inlinable @inline(__always)
  static func portValue(for code: UInt32) -> UInt32 {
    code > 127 ? 0 : code
  }

  /// Tells whether the device can produce a status, and `exitFailure()` doesn't.
  ///
  /// One code, `status >> 1`, has the same status as success; so it is in the Rust crate, too.
  @inlinable @inline(__always)
  static func isUsable(successStatus status: UInt32) -> Bool {
    status & 1 == 1 && status >= 3 && status <= 255
  }
}
