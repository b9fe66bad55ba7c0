internal import CBareMetal
internal import CQEMUExit

/// The UART of Arm's Cortex-M System Design Kit.
///
/// It only sends: QEMU 7.2 and 10.0 don't notice that a byte was read and the next may come
/// (hw/char/cmsdk-apb-uart.c, no `qemu_chr_fe_accept_input`).
///
/// Source: "Cortex-M System Design Kit Technical Reference Manual", ARM DDI 0479, section 4.3.
struct CMSDKUART {
  /// The address of the registers.
  let base: UInt

  /// Sends one byte when the transmit buffer is free.
  func write(_ byte: UInt8) {
    // CTRL.TX_EN, and a BAUDDIV of at least 16, without which nothing is sent.
    if _qx_load32(base + 0x8) & 1 == 0 {
      _qx_store32(base + 0x10, 16)
      _qx_store32(base + 0x8, 1)
    }
    // STATE.TX_FULL
    while _qx_load32(base + 0x4) & 1 != 0 {}
    _qx_store32(base, UInt32(byte))
  }
}
