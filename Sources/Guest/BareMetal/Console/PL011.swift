internal import CBareMetal
internal import CQEMUExit

/// Arm's PrimeCell UART.
///
/// Source: "PrimeCell UART (PL011) Technical Reference Manual", ARM DDI 0183, section 3.3.
struct PL011 {
  /// The address of the registers.
  let base: UInt

  /// Sends one byte when the transmit queue has room.
  func write(_ byte: UInt8) {
    enable()
    // UARTFR.TXFF: transmit queue full.
    while _qx_load32(base + 0x18) & 1 << 5 != 0 {}
    _qx_store32(base, UInt32(byte))
  }

  /// Takes a byte, if one has come.
  func read() -> UInt8? {
    enable()
    // UARTFR.RXFE: receive queue empty.
    guard _qx_load32(base + 0x18) & 1 << 4 == 0 else { return nil }
    return UInt8(truncatingIfNeeded: _qx_load32(base))
  }

  /// Enables the UART, its transmitter and its receiver (UARTCR). Firmware would have done it; QEMU
  /// 10 warns when it's missing.
  private func enable() {
    if _qx_load32(base + 0x30) & 0x301 != 0x301 { _qx_store32(base + 0x30, 0x301) }
  }
}
