import Glibc

/// A wish to end what is going on, from outside: a descriptor that yields one byte, the number of
/// the signal that came.
///
/// A socket keeps the byte, and everything that watches it ends. From a pipe the first that looks
/// takes it.
package enum Cancellation {
  /// The signal's number, if one waits.
  package static func signal(from descriptor: Int32) -> Int32? {
    var signal: UInt8 = 0
    var count = recv(descriptor, &signal, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
    if count < 0 && errno == ENOTSOCK { count = read(descriptor, &signal, 1) }
    return count == 1 ? Int32(signal) : nil
  }
}
