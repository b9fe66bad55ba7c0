/// An open file of the host.
///
/// It closes itself when it is no longer used; ``close()`` does it at once and tells whether it
/// could.
///
/// ```swift
/// var file = try File(opening: "log.txt", for: .append)
/// try file.write("one line\n")
/// ```
///
/// Paths are the host's, relative to where QEMU runs. By `qemu-exit run` that is a folder of the
/// guest's, and other files are out of reach; in QEMU by itself they reach every file of the user
/// who started it.
public struct File: ~Copyable {
  /// The host's handle; 0, which no handle is, once the file is closed.
  public private(set) var handle: UInt

  /// Where the next byte comes from or goes to, as far as this value has moved.
  private var position: UInt

  /// Whether every write goes to the end.
  private let appends: Bool

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: Its path on the host, without zero bytes.
  ///   - mode: How.
  /// - Throws: `HostError` if the host refuses, `.notSupported` where there is no host.
  ///
  /// Source: `SYS_OPEN (0x01)`.
  public init(opening path: String, for mode: OpenMode) throws(HostError) {
    handle = try Self.open(path, mode.rawValue)
    position = 0
    appends = mode == .append || mode == .appendRead
  }

  /// Takes over an open handle.
  init(handle: UInt) {
    self.handle = handle
    position = 0
    appends = false
  }

  deinit {
    if handle != 0 { _ = Host.call(.close, block: handle) }
  }

  /// Opens, with a mode by its number.
  static func open(_ path: String, _ mode: UInt) throws(HostError) -> UInt {
    let count = UInt(path.utf8.count)
    let handle = path.withCString { text in
      Host.call(.open, block: UInt(bitPattern: text), mode, count)
    }
    guard handle != UInt.max else { throw HostError.last() }
    return handle
  }

  /// Closes the file.
  ///
  /// - Throws: `HostError` if the host couldn't: what was written may not have got there.
  ///
  /// Source: `SYS_CLOSE (0x02)`.
  public consuming func close() throws(HostError) {
    let result = Host.call(.close, block: handle)
    handle = 0
    guard result == 0 else { throw HostError.last() }
  }

  /// Reads bytes.
  ///
  /// - Parameter buffer: Where to.
  /// - Returns: How many were read: fewer than there's room for at the end of the file, or if a
  ///   terminal has no more; 0 at the end of the file, or for an empty buffer. 0, too, for an error
  ///   of a file that is empty or has no length.
  /// - Throws: `HostError.incomplete` if nothing could be read although the file goes on.
  ///
  /// Source: `SYS_READ (0x06)`: the host returns the number of bytes *not* read.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(HostError) -> Int {
    guard let start = buffer.baseAddress, buffer.count > 0 else { return 0 }
    guard Host.isCallable else { throw .notSupported }
    let count = UInt(buffer.count)
    let left = Host.call(.read, block: handle, UInt(bitPattern: start), count)
    guard left < count else {
      // The call tells an error in no other way than the end of the file.
      guard left == count, isAtEnd else { throw .incomplete(transferred: 0) }
      return 0
    }
    position &+= count - left
    return Int(count - left)
  }

  /// Whether nothing follows, as far as can be told: a terminal has no length.
  private var isAtEnd: Bool {
    let length = Host.call(.length, block: handle)
    return length == UInt.max ? isTerminal : position >= length
  }

  /// Writes all of some bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: `HostError.incomplete` if the host took only some, for example as its disk is full.
  ///
  /// Source: `SYS_WRITE (0x05)`: the host returns the number of bytes *not* written.
  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(HostError) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    guard Host.isCallable else { throw .notSupported }
    // QEMU 7.2 and 10.0 open a file to append like any other (semihosting/syscalls.c, host_open).
    // Delete when they don't.
    if appends { try seek(to: length) }
    var written: UInt = 0
    let count = UInt(bytes.count)
    while written < count {
      let left = Host.call(
        .write,
        block: handle,
        UInt(bitPattern: start) + written,
        count - written
      )
      // An error has no sign but that nothing was written, or an impossible number.
      guard left < count - written else { throw .incomplete(transferred: Int(written)) }
      written = count - left
    }
    position &+= count
  }

  /// Writes all of some bytes.
  public mutating func write(_ bytes: RawSpan) throws(HostError) {
    try bytes.withUnsafeBytes { (buffer) throws(HostError) in try write(buffer) }
  }

  /// Writes a text, in UTF-8.
  public mutating func write(_ text: String) throws(HostError) {
    // Not `text.utf8.span`: see `ConsoleOutput.write(_:)`.
    var text = text
    var failure: HostError?
    text.withUTF8 { bytes in
      do throws(HostError) {
        try write(UnsafeRawBufferPointer(bytes))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Moves to a position.
  ///
  /// - Parameter position: The number of bytes from the beginning of the file. What lies beyond its
  ///   end is up to the host.
  ///
  /// Source: `SYS_SEEK (0x0A)`.
  public mutating func seek(to position: UInt) throws(HostError) {
    guard Host.call(.seek, block: handle, position) == 0 else { throw HostError.last() }
    self.position = position
  }

  /// The length, in bytes. On 32 bits QEMU 7.2 and 10.0 return that of a larger file modulo 4 GiB.
  ///
  /// Source: `SYS_FLEN (0x0C)`.
  public var length: UInt {
    get throws(HostError) {
      let length = Host.call(.length, block: handle)
      guard length != UInt.max else { throw HostError.last() }
      return length
    }
  }

  /// Whether it is an interactive device.
  ///
  /// Source: `SYS_ISTTY (0x09)`.
  public var isTerminal: Bool { Host.call(.isTerminal, block: handle) == 1 }
}
