internal import BareMetal
internal import CGuestTesting

/// Writes the records of Documentation/ABI/test-protocol.md to the console, without a heap.
enum Record {
  /// Begins a record: the mark, the session's token and the record's letter.
  static func begin(_ letter: StaticString) {
    Console.write(0x1E)
    withUnsafeBytes(of: _qx_session().pointee.token) { token in
      for byte in token { Console.write(byte) }
    }
    space()
    Console.write(letter)
  }

  static func end() {
    Console.write(0x0A)
  }

  static func space() {
    Console.write(0x20)
  }

  /// Writes a field that is a number.
  static func field(_ number: UInt64) {
    space()
    decimal(number)
  }

  static func field(_ number: UInt32) {
    space()
    decimal(UInt64(number))
  }

  /// Writes a field that is a text, as the last one.
  static func field(_ text: String) {
    space()
    write(text)
  }

  static func field(_ text: StaticString) {
    space()
    write(text)
  }

  static func field(cString text: UnsafePointer<CChar>) {
    space()
    var next = text
    while next.pointee != 0 {
      write(UInt8(bitPattern: next.pointee))
      next += 1
    }
  }

  static func write(_ text: String) {
    for byte in text.utf8 { write(byte) }
  }

  static func write(_ text: StaticString) {
    write(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  static func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { write(byte) }
  }

  /// Writes a byte of a text.
  static func write(_ byte: UInt8) {
    switch byte {
    case 0x5C: Console.write("\\\\")
    case 0x0A: Console.write("\\n")
    case 0x0D: Console.write("\\r")
    case 0x1E: Console.write("\\e")
    default: Console.write(byte)
    }
  }

  /// Writes a byte of a field that isn't the last one.
  static func writeName(_ byte: UInt8) {
    if byte == 0x20 { Console.write("\\s") } else { write(byte) }
  }

  static func decimal(_ number: UInt64) {
    if number >= 10 { decimal(number / 10) }
    Console.write(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Writes two hexadecimal digits.
  static func hexadecimal(_ byte: UInt8) {
    hexadecimal(digit: byte >> 4)
    hexadecimal(digit: byte & 15)
  }

  private static func hexadecimal(digit: UInt8) {
    Console.write(digit < 10 ? 0x30 + digit : 0x61 - 10 + digit)
  }
}
