internal import CBareMetal
internal import CQEMUExit

/// The UART of Nordic's nRF51 series.
///
/// It only sends: QEMU 7.2 and 10.0 don't notice that the receiver is started
/// (hw/char/nrf51_uart.c, `A_UART_STARTRX` without `qemu_chr_fe_accept_input`).
///
/// Source: "nRF51 Series Reference Manual", version 3.0, chapter 29.
struct NRF51UART {
  /// The address of the registers.
  let base: UInt

  /// Sends one byte and waits until it's out.
  func write(_ byte: UInt8) {
    // ENABLE = 4, TASKS_STARTTX
    if _qx_load32(base + 0x500) != 4 {
      _qx_store32(base + 0x500, 4)
      _qx_store32(base + 0x8, 1)
    }
    // EVENTS_TXDRDY
    _qx_store32(base + 0x11C, 0)
    _qx_store32(base + 0x51C, UInt32(byte))
    while _qx_load32(base + 0x11C) == 0 {}
  }
}
