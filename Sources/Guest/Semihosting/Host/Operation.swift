/// A semihosting operation: its number.
///
/// Numbers without a name here are allowed: a host may know more than the specification.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, "Semihosting operations"; "RISC-V
/// Semihosting", version 1.0, which has the same.
public struct Operation: RawRepresentable, Equatable, Sendable {
  /// The number.
  public let rawValue: UInt

  @inlinable @inline(__always)
  public init(rawValue: UInt) {
    self.rawValue = rawValue
  }
}

extension Operation {
  // A function each, and no stored constant: nothing needs initialising at run time.

  /// `SYS_OPEN` (0x01): opens a file or stream of the host.
  @inlinable public static var open: Operation { Operation(rawValue: 0x01) }
  /// `SYS_CLOSE` (0x02): closes a file.
  @inlinable public static var close: Operation { Operation(rawValue: 0x02) }
  /// `SYS_WRITEC` (0x03): writes a byte to the debug channel.
  @inlinable public static var writeByte: Operation { Operation(rawValue: 0x03) }
  /// `SYS_WRITE0` (0x04): writes a text that ends with a zero byte to the debug channel.
  @inlinable public static var writeText: Operation { Operation(rawValue: 0x04) }
  /// `SYS_WRITE` (0x05): writes bytes to a file.
  @inlinable public static var write: Operation { Operation(rawValue: 0x05) }
  /// `SYS_READ` (0x06): reads bytes from a file.
  @inlinable public static var read: Operation { Operation(rawValue: 0x06) }
  /// `SYS_READC` (0x07): reads a byte from the debug channel.
  @inlinable public static var readByte: Operation { Operation(rawValue: 0x07) }
  /// `SYS_ISERROR` (0x08): tells whether a result is an error.
  @inlinable public static var isError: Operation { Operation(rawValue: 0x08) }
  /// `SYS_ISTTY` (0x09): tells whether a file is an interactive device.
  @inlinable public static var isTerminal: Operation { Operation(rawValue: 0x09) }
  /// `SYS_SEEK` (0x0A): moves to a position in a file.
  @inlinable public static var seek: Operation { Operation(rawValue: 0x0A) }
  /// `SYS_FLEN` (0x0C): the length of a file.
  @inlinable public static var length: Operation { Operation(rawValue: 0x0C) }
  /// `SYS_TMPNAM` (0x0D): a name for a temporary file.
  @inlinable public static var temporaryName: Operation { Operation(rawValue: 0x0D) }
  /// `SYS_REMOVE` (0x0E): removes a file.
  @inlinable public static var remove: Operation { Operation(rawValue: 0x0E) }
  /// `SYS_RENAME` (0x0F): renames a file.
  @inlinable public static var rename: Operation { Operation(rawValue: 0x0F) }
  /// `SYS_CLOCK` (0x10): hundredths of a second since the program began; QEMU's processor time.
  @inlinable public static var clock: Operation { Operation(rawValue: 0x10) }
  /// `SYS_TIME` (0x11): seconds since the beginning of 1970.
  @inlinable public static var time: Operation { Operation(rawValue: 0x11) }
  /// `SYS_SYSTEM` (0x12): runs a command on the host.
  @inlinable public static var system: Operation { Operation(rawValue: 0x12) }
  /// `SYS_ERRNO` (0x13): the error number of the last call that failed.
  @inlinable public static var errorNumber: Operation { Operation(rawValue: 0x13) }
  /// `SYS_GET_CMDLINE` (0x15): the program's command line.
  @inlinable public static var commandLine: Operation { Operation(rawValue: 0x15) }
  /// `SYS_HEAPINFO` (0x16): where heap and stack are.
  @inlinable public static var heapInformation: Operation { Operation(rawValue: 0x16) }
  /// `SYS_EXIT` (0x18): ends the program, with a reason.
  @inlinable public static var exit: Operation { Operation(rawValue: 0x18) }
  /// `SYS_EXIT_EXTENDED` (0x20): ends the program, with a reason and a code.
  @inlinable public static var exitExtended: Operation { Operation(rawValue: 0x20) }
  /// `SYS_ELAPSED` (0x30): ticks since the program began.
  @inlinable public static var elapsed: Operation { Operation(rawValue: 0x30) }
  /// `SYS_TICKFREQ` (0x31): ticks in a second.
  @inlinable public static var tickFrequency: Operation { Operation(rawValue: 0x31) }
}
