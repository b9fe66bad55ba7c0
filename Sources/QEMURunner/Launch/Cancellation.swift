import Glibc

/// A wish to end what is going on, from outside: a descriptor that yields one byte, the number of
/// the signal that came.
enum Cancellation {
  /// The signal's number, if one waits.
  static func signal(from descriptor: Int32) -> Int32? {
    var signal: UInt8 = 0
    return read(descriptor, &signal, 1) == 1 ? Int32(signal) : nil
  }
}
