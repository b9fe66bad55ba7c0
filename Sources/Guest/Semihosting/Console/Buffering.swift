/// When a stream sends what was written to it.
///
/// Whatever the choice, a stream also sends when its memory is full, before the program ends by
/// `QEMU.exit`, before standard input is read, and, with `BareMetal`, when the program traps or
/// returns from `main`.
public enum Buffering: UInt8, Sendable {
  /// After each line: what a stream does unless told otherwise.
  case line = 0

  /// Only when its memory is full.
  case full = 1

  /// At once: each write is a call of the host.
  case none = 2
}
