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
    // UARTCR: transmitter and UART enabled. Firmware would have done it; QEMU 10 warns when it's
    // missing.
    if _qx_load32(base + 0x30) & 0x101 != 0x101 { _qx_store32(base + 0x30, 0x101) }
    // UARTFR.TXFF: transmit queue full.
    while _qx_load32(base + 0x18) & 1 << 5 != 0 {}
    _qx_store32(base, UInt32(byte))
  }
}
