internal import CBareMetal
internal import CQEMUExit

/// The console of the host-target interface.
///
/// Source: QEMU, `hw/char/riscv_htif.c`: device 1, command 1.
struct HTIFConsole {
  /// The address of `tohost`.
  let toHost: UInt

  /// Sends one byte when the host has taken what was sent before.
  func write(_ byte: UInt8) {
    while _qx_load32(toHost) != 0 {}
    _qx_store_htif(toHost, UInt32(byte), 0x0101_0000)
  }
}
