internal import CBareMetal
internal import CQEMUExit
internal import Semihosting

/// The program's console: what Swift's `print` writes to, and what `qemu-exit run` shows on its
/// standard output.
///
/// It is the `standardOutput` of `Semihosting`: the host's by semihosting on Arm and RISC-V, the
/// machine's first UART on x86 and where QEMU runs without `-semihosting`. Bytes go out unchanged,
/// after each line. What is left of a line is sent when the program ends by `QEMU.exit`, returns
/// from `main` or traps; before any other end, and before waiting for long, call ``flush()``.
///
/// Without a heap, unlike `print` of anything but a constant text.
public enum Console {
  /// Writes one byte.
  public static func write(_ byte: UInt8) {
    standardOutput.write(byte: byte)
  }

  /// Writes the bytes of a text.
  public static func write(_ text: StaticString) {
    standardOutput.write(text)
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

  /// Sends what is held back of an unfinished line.
  public static func flush() {
    flushStandardStreams()
  }
}

/// What start-up code calls before `main`: the vectors are still those that survive a call which
/// nobody takes.
@c(_qx_prepare_console)
func prepareConsole() {
  Host.find()
}

/// What start-up code calls before it makes memory what it was: the host keeps no more handles than
/// a program has that was just booted.
@c(_qx_close_console)
func closeConsole() {
  closeStandardStreams()
}

/// What QEMUExit calls to report a programmer's error.
@c(_qx_console_write)
func consoleWrite(_ text: UnsafePointer<CChar>, _ length: UInt) {
  standardOutput.write(UnsafeRawBufferPointer(start: text, count: Int(bitPattern: length)))
}

/// What C's `putchar` calls, which Swift's `print` calls for each byte in a bare-metal program. A
/// program may have a `putchar` of its own, which a Swift function of that name wouldn't let it.
@c(_qx_console_put)
func consolePut(_ character: CInt) {
  Console.write(UInt8(truncatingIfNeeded: character))
}
