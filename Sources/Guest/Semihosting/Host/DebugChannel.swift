/// The host's debug channel: text for whoever debugs the program, and what is typed there.
///
/// It needs no file to be opened, and no heap. QEMU writes it to the character device that
/// `-semihosting-config chardev=` names, by default to its standard error; `qemu-exit run` shows it
/// on standard output.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, `SYS_WRITEC (0x03)`, `SYS_WRITE0 (0x04)`,
/// `SYS_READC (0x07)`.
public enum DebugChannel {
  /// Writes one byte.
  ///
  /// The host doesn't tell whether it could.
  ///
  /// - Throws: `HostError.notSupported` where there is no host.
  ///
  /// Source: `SYS_WRITEC (0x03)`: the parameter is the address of the byte.
  public static func write(_ byte: UInt8) throws(HostError) {
    guard Host.isCallable else { throw .notSupported }
    withUnsafePointer(to: byte) { address in
      _ = Host.call(.writeByte, UInt(bitPattern: address))
    }
  }

  /// Writes a text.
  ///
  /// The host doesn't tell whether it could.
  ///
  /// - Parameter text: The text, without zero bytes: the first one ends it.
  /// - Throws: `HostError.notSupported` where there is no host.
  ///
  /// Source: `SYS_WRITE0 (0x04)`.
  public static func write(_ text: StaticString) throws(HostError) {
    // Only a text of one character may be kept without an address.
    guard text.hasPointerRepresentation else {
      guard Host.isCallable else { throw .notSupported }
      return text.withUTF8Buffer { bytes in for byte in bytes { try? write(byte) } }
    }
    try text.utf8Start.withMemoryRebound(to: CChar.self, capacity: text.utf8CodeUnitCount + 1) {
      (characters) throws(HostError) in try write(cString: characters)
    }
  }

  /// Writes the bytes of a C string, without the zero at its end.
  ///
  /// The host doesn't tell whether it could.
  ///
  /// - Throws: `HostError.notSupported` where there is no host.
  ///
  /// Source: `SYS_WRITE0 (0x04)`.
  public static func write(cString text: UnsafePointer<CChar>) throws(HostError) {
    guard Host.isCallable else { throw .notSupported }
    _ = Host.call(.writeText, UInt(bitPattern: text))
  }

  /// Waits for a byte and returns it.
  ///
  /// Nothing else runs on this processor until the host has one. Whether bytes arrive as they are
  /// typed or by lines, and what the end of the host's input means, is up to the host.
  ///
  /// QEMU 7.2 is one behind: it returns what was below the stack pointer, and puts the byte there
  /// for the next call (semihosting/syscalls.c, `console_read`, which completes the call before it
  /// writes to the guest's memory). QEMU 10.0 returns the byte. ``standardInput`` has no such
  /// trouble.
  ///
  /// - Throws: `HostError` if the host can't read, `.notSupported` where there is no host.
  ///
  /// Source: `SYS_READC (0x07)`: the parameter is 0. The specification has no error; what is no
  /// byte is taken for one.
  public static func readByte() throws(HostError) -> UInt8 {
    guard Host.isCallable else { throw .notSupported }
    guard let byte = UInt8(exactly: Host.call(.readByte)) else { throw HostError.last() }
    return byte
  }
}
