internal import CBareMetal

/// The machine's console: the first UART, which `qemu-exit run` shows on its standard output.
///
/// Swift's `print` writes to it. Bytes are sent one at a time and unchanged; nothing is buffered,
/// so nothing is lost when the program ends.
public enum Console {
  /// Writes one byte.
  public static func write(_ byte: UInt8) {
    let base = UInt(_qx_machine.console_base)
    switch Int32(_qx_machine.console) {
    case QX_CONSOLE_PL011: PL011(base: base).write(byte)
    case QX_CONSOLE_CMSDK: CMSDKUART(base: base).write(byte)
    case QX_CONSOLE_NRF51: NRF51UART(base: base).write(byte)
    case QX_CONSOLE_NS16550: NS16550(base: base).write(byte)
    case QX_CONSOLE_HTIF: HTIFConsole(toHost: base).write(byte)
    case QX_CONSOLE_NS16550_PORT: NS16550Port(base: UInt16(truncatingIfNeeded: base)).write(byte)
    default: break
    }
  }

  /// Writes the bytes of a text.
  public static func write(_ text: StaticString) {
    text.withUTF8Buffer { bytes in
      for byte in bytes { write(byte) }
    }
  }

  /// Writes the bytes of a C string, without the zero at its end.
  static func write(cString text: UnsafePointer<CChar>) {
    var next = text
    while next.pointee != 0 {
      write(UInt8(bitPattern: next.pointee))
      next += 1
    }
  }

  /// Writes a number in hexadecimal, with the prefix `0x` and no leading zeros.
  public static func write(hexadecimal number: UInt) {
    write("0x")
    var shift = UInt.bitWidth - 4
    while shift > 0, number >> UInt(shift) == 0 { shift -= 4 }
    while shift >= 0 {
      let digit = UInt8(truncatingIfNeeded: number >> UInt(shift) & 0xF)
      write(digit < 10 ? 0x30 + digit : 0x61 - 10 + digit)
      shift -= 4
    }
  }
}

/// What QEMUExit calls to report a programmer's error.
@c(_qx_console_write)
func consoleWrite(_ text: UnsafePointer<CChar>, _ length: UInt) {
  for byte in UnsafeBufferPointer(start: text, count: Int(bitPattern: length)) {
    Console.write(UInt8(bitPattern: byte))
  }
}

/// What Swift's `print` calls for each byte in a bare-metal program.
@c(putchar)
func putchar(_ character: CInt) -> CInt {
  Console.write(UInt8(truncatingIfNeeded: character))
  return character
}
