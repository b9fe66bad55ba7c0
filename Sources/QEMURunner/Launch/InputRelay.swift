import Glibc

/// The guest's input on its way from a file descriptor to QEMU, through a socket.
///
/// QEMU can't read everything itself: a terminal stops programs that aren't in its foreground, and
/// the UART and the debug channel want something that they can write to as well.
struct InputRelay {
  /// Where the bytes come from.
  let source: Int32

  /// Where they go.
  let destination: FileDescriptor

  /// Whether the end of the input is told to QEMU. Its character devices would close for good.
  let tellsEnd: Bool

  private var pending: ArraySlice<UInt8> = []
  private var isAtEnd = false

  /// The most that is read ahead of QEMU, beyond what the socket holds.
  private static let portion = 4096

  init(from source: Int32, to destination: FileDescriptor, tellsEnd: Bool) {
    self.source = source
    self.destination = destination
    self.tellsEnd = tellsEnd
  }

  /// The descriptor to read from, if there's room for more; otherwise none, -1.
  var readableSource: Int32 { !isAtEnd && pending.isEmpty ? source : -1 }

  /// The descriptor to write to, if bytes wait for QEMU; otherwise none, -1.
  var writableDestination: Int32 { pending.isEmpty ? -1 : destination.number }

  /// Reads a portion. Call it when there is something.
  mutating func read() {
    var bytes = [UInt8](repeating: 0, count: Self.portion)
    let count = Glibc.read(source, &bytes, bytes.count)
    if count > 0 {
      pending = bytes[..<count]
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      isAtEnd = true
      if tellsEnd { shutdown(destination.number, Int32(SHUT_WR)) }
    }
  }

  /// Writes what waits. Call it when QEMU takes something.
  mutating func write() {
    let count = destination.send(pending)
    if count >= 0 {
      pending = pending.dropFirst(count)
    } else if errno != EINTR && errno != EAGAIN {
      // QEMU is about to end, or has.
      pending = []
      isAtEnd = true
    }
  }
}
