internal import CQEMUExit
internal import CSemihosting

/// A standard stream that the program writes to: ``standardOutput`` or ``standardError``.
///
/// Writing never fails and never waits for room: what is written is held back until the stream
/// sends it (``Buffering``), and whether it got there is what ``flush()`` tells. It needs no heap.
public struct ConsoleOutput {
  private let memory: qx_stream_memory
  private let kind: qx_stream.Kind

  init(memory: qx_stream_memory, kind: qx_stream.Kind) {
    self.memory = memory
    self.kind = kind
  }

  /// When the stream sends what was written to it.
  public var buffering: Buffering {
    get { Buffering(rawValue: memory.stream.pointee.buffering) ?? .line }
    nonmutating set { memory.stream.pointee.buffering = newValue.rawValue }
  }

  /// Writes one byte.
  public func write(byte: UInt8) {
    let stream = memory.stream
    // Whatever interrupts this and writes, too: never a byte beyond the memory.
    var count = stream.pointee.count
    if count >= memory.capacity {
      send()
      count = 0
    }
    memory.bytes[Int(count)] = byte
    stream.pointee.count = count + 1
    if byte == 0x0A || stream.pointee.buffering == Buffering.none.rawValue {
      if stream.pointee.buffering != Buffering.full.rawValue { send() }
    }
  }

  /// Writes bytes.
  public func write(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    let stream = memory.stream
    let added = UInt(bytes.count)
    var count = stream.pointee.count
    if added > memory.capacity - min(count, memory.capacity) {
      send()
      count = 0
    }
    if added >= memory.capacity {
      // More than there's room for: without a copy.
      transmit(start.assumingMemoryBound(to: UInt8.self), added)
      return
    }
    UnsafeMutableRawPointer(memory.bytes + Int(count)).copyMemory(
      from: start,
      byteCount: bytes.count
    )
    stream.pointee.count = count + added
    switch stream.pointee.buffering {
    case Buffering.full.rawValue: break
    case Buffering.line.rawValue: if Self.hasNewline(start, bytes.count) { send() }
    default: send()
    }
  }

  /// Writes bytes.
  public func write(_ bytes: RawSpan) {
    bytes.withUnsafeBytes { write($0) }
  }

  /// Writes bytes.
  public func write(_ bytes: Span<UInt8>) {
    write(bytes.bytes)
  }

  /// Writes a constant text, in UTF-8.
  public func write(_ text: StaticString) {
    text.withUTF8Buffer { write(UnsafeRawBufferPointer($0)) }
  }

  /// Sends what the stream holds back.
  ///
  /// - Throws: ``HostError/lost(count:)`` if bytes didn't get to where they should, now or in
  ///   earlier writes; each is told once. ``HostError/notSupported`` if that is because there is
  ///   nowhere to send them.
  public func flush() throws(HostError) {
    send()
    let lost = memory.stream.pointee.lost
    guard lost > 0 else { return }
    memory.stream.pointee.lost = 0
    if memory.stream.pointee.route == Route.nowhere.rawValue { throw .notSupported }
    throw .lost(count: Int(clamping: lost))
  }

  /// Whether what is written goes to an interactive device of the host. False where it doesn't go
  /// to the host.
  ///
  /// Source: `SYS_ISTTY (0x09)`.
  public var isTerminal: Bool {
    memory.stream.pointee.open(as: kind)
    guard memory.stream.pointee.route == Route.host.rawValue else { return false }
    return Host.call(.isTerminal, block: memory.stream.pointee.handle) == 1
  }
}

extension ConsoleOutput: TextOutputStream {
  /// Writes a text, in UTF-8.
  public func write(_ text: String) {
    // Not `text.utf8.span`: optimised code of Swift 6.3.1 for x86_64 reuses the memory of a short
    // text before it is read. Delete when it doesn't.
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }
}

extension ConsoleOutput {
  /// Sends what is held back; what can't be sent is counted as lost.
  func send() {
    let stream = memory.stream
    let count = min(stream.pointee.count, memory.capacity)
    guard count > 0 else { return }
    // First: what traps while it is sent isn't sent again.
    stream.pointee.count = 0
    transmit(memory.bytes, count)
  }

  /// Sends bytes.
  private func transmit(_ bytes: UnsafePointer<UInt8>, _ count: UInt) {
    let stream = memory.stream
    stream.pointee.open(as: kind)
    var sent: UInt = 0
    if stream.pointee.route == Route.host.rawValue {
      sent = transmitToHost(bytes, count)
    }
    switch Route(rawValue: stream.pointee.route) {
    case .device:
      // One device for both streams: what was written first comes first.
      if kind == .error { standardOutput.send() }
      _qx_device_write(bytes + Int(sent), count - sent)
    case .host:
      stream.pointee.lost &+= count - sent
    default:
      stream.pointee.lost &+= count
    }
  }

  /// Sends bytes to the host, until it takes no more or doesn't answer: then the device has the
  /// rest.
  ///
  /// - Returns: How many it took.
  private func transmitToHost(_ bytes: UnsafePointer<UInt8>, _ count: UInt) -> UInt {
    let stream = memory.stream
    var sent: UInt = 0
    while sent < count {
      let answer = Host.guardedCall(
        .write,
        stream.pointee.handle,
        UInt(bitPattern: bytes) + sent,
        count - sent
      )
      guard let left = answer else {
        stream.pointee.leaveHost(as: kind)
        break
      }
      guard left < count - sent else { break }
      sent = count - left
    }
    return sent
  }

  /// Whether a newline is among bytes.
  private static func hasNewline(_ start: UnsafeRawPointer, _ count: Int) -> Bool {
    var next = start
    let end = start + count
    // A word at a time: a byte that is a newline is zero after the first operation, and the word
    // without the highest bits borrows there ("Hacker's Delight", second edition, section 6-1).
    let ones = UInt.max / 255
    let newlines = ones &* 0x0A
    let highest = ones &* 0x80
    while end - next >= MemoryLayout<UInt>.size {
      let word = next.loadUnaligned(as: UInt.self) ^ newlines
      if (word &- ones) & ~word & highest != 0 { return true }
      next += MemoryLayout<UInt>.size
    }
    while next < end {
      if next.load(as: UInt8.self) == 0x0A { return true }
      next += 1
    }
    return false
  }
}
