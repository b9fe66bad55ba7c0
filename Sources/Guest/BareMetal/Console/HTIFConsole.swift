internal import CBareMetal
internal import CQEMUExit

/// The console of the host-target interface.
///
/// Source: QEMU, `hw/char/riscv_htif.c`: device 1, commands 1 (write) and 0 (read).
struct HTIFConsole {
  /// The address of `tohost`; `fromhost` is 64 bytes further (`htif.S`).
  let toHost: UInt

  /// Sends one byte when the host has taken what was sent before.
  func write(_ byte: UInt8) {
    while _qx_load32(toHost) != 0 {}
    _qx_store_htif(toHost, UInt32(byte), 0x0101_0000)
  }

  /// Takes a byte, if one has come. QEMU 7.2 and 10.0 keep one alone: of those that come before it
  /// is read, the last is left.
  func read() -> UInt8? {
    let fromHost = toHost + 64
    let answer = _qx_load32(fromHost)
    let isAnswered = answer & 0x100 != 0
    if isAnswered { _qx_store_htif(fromHost, 0, 0) }
    if isAnswered || !Self.isAsked {
      while _qx_load32(toHost) != 0 {}
      _qx_store_htif(toHost, 0, 0x0100_0000)
      Self.isAsked = true
    }
    return isAnswered ? UInt8(truncatingIfNeeded: answer) : nil
  }

  /// Whether the host knows that a byte is wanted.
  nonisolated(unsafe) private static var isAsked = false
}
