internal import CBareMetal

/// The machine's first UART, or what it has in its place. Nothing is buffered.
enum UART {
  /// Sends one byte.
  static func write(_ byte: UInt8) {
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

  /// Whether bytes can come.
  static var receives: Bool {
    switch Int32(_qx_machine.console) {
    case QX_CONSOLE_NONE, QX_CONSOLE_CMSDK, QX_CONSOLE_NRF51: false
    default: true
    }
  }

  /// Takes a byte, if one has come.
  static func read() -> UInt8? {
    let base = UInt(_qx_machine.console_base)
    switch Int32(_qx_machine.console) {
    case QX_CONSOLE_PL011: return PL011(base: base).read()
    case QX_CONSOLE_NS16550: return NS16550(base: base).read()
    case QX_CONSOLE_HTIF: return HTIFConsole(toHost: base).read()
    case QX_CONSOLE_NS16550_PORT:
      return NS16550Port(base: UInt16(truncatingIfNeeded: base)).read()
    default: return nil
    }
  }
}

/// Where Semihosting's standard streams go if there is no host.
@c(_qx_device_write)
func deviceWrite(_ bytes: UnsafePointer<UInt8>, _ count: UInt) {
  for byte in UnsafeBufferPointer(start: bytes, count: Int(bitPattern: count)) {
    UART.write(byte)
  }
}

/// Where Semihosting's standard input comes from if there is no host.
@c(_qx_device_read)
func deviceRead(_ bytes: UnsafeMutablePointer<UInt8>, _ count: UInt) -> UInt {
  guard UART.receives else { return 0 }
  var read: UInt = 0
  while read < count {
    if let byte = UART.read() {
      bytes[Int(read)] = byte
      read += 1
    } else if read > 0 {
      break
    }
  }
  return read
}
