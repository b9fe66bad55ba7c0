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
  @inline(__always)
  public func write(byte: UInt8) {
    let stream = memory.stream
    let count = stream.pointee.count
    guard count < memory.capacity, byte != 0x0A,
      stream.pointee.buffering != Buffering.none.rawValue
    else { return writeAndMaybeSend(byte: byte) }
    memory.bytes[Int(bitPattern: count)] = byte
    stream.pointee.count = count &+ 1
  }

  /// Writes bytes.
  public func write(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    let stream = memory.stream
    let added = UInt(bitPattern: bytes.count)
    var count = stream.pointee.count
    // Whatever interrupts this and writes, too: never a byte beyond the memory.
    if count > memory.capacity || added > memory.capacity &- count {
      send()
      if added >= memory.capacity {
        // More than there's room for: without a copy.
        transmit(start.assumingMemoryBound(to: UInt8.self), added)
        return
      }
      count = 0
    }
    _qx_copy(memory.bytes + Int(bitPattern: count), start, added)
    stream.pointee.count = count &+ added
    switch stream.pointee.buffering {
    case Buffering.full.rawValue: break
    case Buffering.line.rawValue: if _qx_has_newline(start, added) != 0 { send() }
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
  /// Writes a byte that there may be no room for, or after which the stream may send. Apart, so
  /// that other bytes cost no more than a few instructions.
  @inline(never)
  private func writeAndMaybeSend(byte: UInt8) {
    let stream = memory.stream
    // Whatever interrupts this and writes, too: never a byte beyond the memory.
    var count = stream.pointee.count
    if count >= memory.capacity {
      send()
      count = 0
    }
    memory.bytes[Int(bitPattern: count)] = byte
    stream.pointee.count = count + 1
    switch stream.pointee.buffering {
    case Buffering.full.rawValue: break
    case Buffering.line.rawValue: if byte == 0x0A { send() }
    default: send()
    }
  }

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
}
