import BareMetal
import QEMUExit
import RingBuffer

/// Sends a text through a ring buffer that it doesn't fit into at once.
@main
struct Relay {
  static func main() {
    var buffer = RingBuffer(capacity: 4)
    var received: [UInt8] = []
    for byte in "through four bytes".utf8 {
      guard buffer.push(byte) else { QEMU.exit(1) }
      if buffer.count == buffer.capacity, let first = buffer.pop() { received.append(first) }
    }
    while let byte = buffer.pop() { received.append(byte) }
    print(String(decoding: received, as: UTF8.self))
    QEMU.exitSuccess()
  }
}
