import RingBuffer

// What only a machine has, with its Swift SDK.
#if canImport(QEMUExit)
  import QEMUExit
#endif

/// Sends a text through a ring buffer that it doesn't fit into at once.
@main
struct Relay {
  static func main() {
    var buffer = RingBuffer(capacity: 4)
    var received: [UInt8] = []
    for byte in "through four bytes".utf8 {
      guard buffer.push(byte) else { fatalError("no room for \(byte)") }
      if buffer.count == buffer.capacity, let first = buffer.pop() { received.append(first) }
    }
    while let byte = buffer.pop() { received.append(byte) }
    print(String(decoding: received, as: UTF8.self))
    #if canImport(QEMUExit)
      QEMU.exitSuccess()
    #endif
  }
}
