internal import CQEMUExit
internal import CSemihosting

/// The standard stream that the program reads: ``standardInput``.
///
/// Reading first sends what ``standardOutput`` and ``standardError`` hold back, so that a question
/// is there before its answer is waited for. It needs no heap, but for
/// ``readLine(strippingNewline:)``.
public struct ConsoleInput {
  private let memory: qx_stream_memory

  init(memory: qx_stream_memory) {
    self.memory = memory
  }

  /// Reads bytes. Waits until there is at least one.
  ///
  /// - Parameter buffer: Where to.
  /// - Returns: How many were read, at least one; 0 at the end of input, or for an empty buffer. A
  ///   UART has no end.
  /// - Throws: ``HostError/notSupported`` if there is neither a host nor a UART.
  ///
  /// Source: `SYS_READ (0x06)`. An error of the host's can't be told from the end of input: a
  /// terminal has neither a length nor a position.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(HostError) -> Int {
    guard let start = buffer.baseAddress, buffer.count > 0 else { return 0 }
    let stream = memory.stream
    if stream.pointee.count == 0 {
      // Much is read to where it belongs, little by way of the stream's memory.
      if buffer.count >= Int(memory.capacity) {
        return Int(try receive(start.assumingMemoryBound(to: UInt8.self), UInt(buffer.count)))
      }
      stream.pointee.first = 0
      stream.pointee.count = try receive(memory.bytes, memory.capacity)
    }
    let count = min(UInt(buffer.count), stream.pointee.count)
    start.copyMemory(from: memory.bytes + Int(stream.pointee.first), byteCount: Int(count))
    stream.pointee.first += count
    stream.pointee.count -= count
    return Int(count)
  }

  /// Reads a byte. Waits for it.
  ///
  /// - Returns: The byte; nil at the end of input.
  /// - Throws: ``HostError/notSupported`` if there is neither a host nor a UART.
  public func readByte() throws(HostError) -> UInt8? {
    let stream = memory.stream
    if stream.pointee.count == 0 {
      stream.pointee.first = 0
      stream.pointee.count = try receive(memory.bytes, memory.capacity)
      if stream.pointee.count == 0 { return nil }
    }
    let byte = memory.bytes[Int(stream.pointee.first)]
    stream.pointee.first += 1
    stream.pointee.count -= 1
    return byte
  }

  /// Reads a line into memory, without a heap.
  ///
  /// - Parameter buffer: Where to. Of a longer line, it gets the beginning, and the next call goes
  ///   on.
  /// - Returns: How many bytes were read, with the newline, which is there unless the line is
  ///   longer than the buffer or the last one; 0 at the end of input, or for an empty buffer.
  /// - Throws: ``HostError/notSupported`` if there is neither a host nor a UART.
  public func readLine(into buffer: UnsafeMutableRawBufferPointer) throws(HostError) -> Int {
    var count = 0
    while count < buffer.count, let byte = try readByte() {
      buffer[count] = byte
      count += 1
      if byte == 0x0A { break }
    }
    return count
  }

  /// Reads a line. It needs a heap.
  ///
  /// - Parameter strippingNewline: Whether to leave out the newline.
  /// - Returns: The line, with what isn't UTF-8 repaired; nil at the end of input.
  /// - Throws: ``HostError/notSupported`` if there is neither a host nor a UART.
  public func readLine(strippingNewline: Bool = true) throws(HostError) -> String? {
    var line: [UInt8] = []
    while let byte = try readByte() {
      line.append(byte)
      if byte == 0x0A { break }
    }
    if line.isEmpty { return nil }
    if strippingNewline, line.last == 0x0A { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }
}

extension ConsoleInput {
  /// Waits for bytes and takes what is there.
  ///
  /// - Returns: How many; 0 at the end of input.
  private func receive(
    _ bytes: UnsafeMutablePointer<UInt8>,
    _ count: UInt
  ) throws(HostError) -> UInt {
    flushStandardStreams()
    let stream = memory.stream
    stream.pointee.open(as: .input)
    if stream.pointee.route == Route.host.rawValue {
      let left = Host.guardedCall(
        .read,
        stream.pointee.handle,
        UInt(bitPattern: bytes),
        count
      )
      if let left { return left <= count ? count - left : 0 }
      stream.pointee.leaveHost(as: .input)
    }
    guard stream.pointee.route == Route.device.rawValue else { throw .notSupported }
    return min(_qx_device_read(bytes, count), count)
  }
}
