internal import CBareMetal
internal import CQEMUExit

/// A 16550-compatible UART with its registers in x86 I/O ports.
///
/// Source: National Semiconductor "PC16550D Universal Asynchronous Receiver/Transmitter", section
/// 8.
struct NS16550Port {
  /// The first I/O port.
  let base: UInt16

  /// Sends one byte when the transmitter holding register is empty.
  func write(_ byte: UInt8) {
    // LSR.THRE
    while _qx_in8(base + 5) & 1 << 5 == 0 {}
    _qx_out8(base, byte)
  }

  /// Takes a byte, if one has come.
  func read() -> UInt8? {
    // LSR.DR
    guard _qx_in8(base + 5) & 1 != 0 else { return nil }
    return _qx_in8(base)
  }
}
