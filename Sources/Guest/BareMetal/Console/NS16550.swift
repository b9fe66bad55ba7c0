internal import CBareMetal
internal import CQEMUExit

/// A 16550-compatible UART with its registers in memory.
///
/// Source: National Semiconductor "PC16550D Universal Asynchronous Receiver/Transmitter", section
/// 8.
struct NS16550 {
  /// The address of the registers, a byte each.
  let base: UInt

  /// Sends one byte when the transmitter holding register is empty.
  func write(_ byte: UInt8) {
    // LSR.THRE
    while _qx_load8(base + 5) & 1 << 5 == 0 {}
    _qx_store8(base, byte)
  }

  /// Takes a byte, if one has come.
  func read() -> UInt8? {
    // LSR.DR
    guard _qx_load8(base + 5) & 1 != 0 else { return nil }
    return _qx_load8(base)
  }
}
