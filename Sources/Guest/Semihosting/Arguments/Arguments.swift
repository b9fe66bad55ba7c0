internal import CQEMUExit

/// The program's arguments: the words of its command line.
///
/// The first word is the program's name. `qemu-exit run` gives the image's path as the name, and
/// what follows `--` as the other words, each exactly.
///
/// ```swift
/// withUnsafeTemporaryAllocation(byteCount: 512, alignment: 1) { buffer in
///   guard let arguments = try? Arguments(readingInto: buffer) else { return }
///   for word in arguments.dropFirst() { run(word) }
/// }
/// ```
///
/// Reading them takes no memory but the buffer. ``strings()`` is easier to use where there is a
/// heap.
///
/// | | where the command line comes from |
/// |---|---|
/// | Arm, RISC-V | the host, by `SYS_GET_CMDLINE` |
/// | x86 | the boot protocol, by BareMetal; without it, `HostError.notSupported` |
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, `SYS_GET_CMDLINE (0x15)`; "x86/HVM direct
/// boot ABI". How a line has words is in Documentation/ABI/guest-arguments.md.
public struct Arguments: Sequence {
  /// The number of words, with the program's name.
  public let count: Int

  /// The words, each with a zero byte behind it.
  private let words: UnsafeBufferPointer<UInt8>

  /// Reads the command line into a buffer, and divides it into words there.
  ///
  /// The words stay in the buffer: nothing else may be written to it, and it must be there, for as
  /// long as they are used.
  ///
  /// - Parameter buffer: A buffer of at least one byte more than the line has. Its contents are
  ///   undefined after an error.
  /// - Throws: `HostError.failed(.argumentListTooLong)` if the buffer is too small,
  ///   another `HostError` if the host refuses, `.notSupported` if nobody knows the command line.
  public init(readingInto buffer: UnsafeMutableRawBufferPointer) throws(HostError) {
    let bytes = buffer.bindMemory(to: UInt8.self)
    if Host.isCallable {
      let address = UInt(bitPattern: buffer.baseAddress)
      guard let result = Host.guardedCall(.commandLine, address, UInt(buffer.count), 0) else {
        throw .notSupported
      }
      guard result == 0 else { throw HostError.last() }
      guard bytes.contains(0) else { throw .refused }
    } else {
      guard let line = _qx_command_line_from_boot() else { throw .notSupported }
      try Self.copy(line, to: bytes)
    }
    self.init(dividing: bytes)
  }

  private static func copy(
    _ line: UnsafePointer<CChar>,
    to bytes: UnsafeMutableBufferPointer<UInt8>
  ) throws(HostError) {
    for index in bytes.indices {
      bytes[index] = UInt8(bitPattern: line[index])
      if line[index] == 0 { return }
    }
    throw .failed(.argumentListTooLong)
  }

  /// Divides a line into words, in its place.
  ///
  /// - Parameter line: The line, which ends at the first zero byte. There must be one.
  init(dividing line: UnsafeMutableBufferPointer<UInt8>) {
    var division = CommandLineDivision(line)
    var count = 0
    while division.divide() { count += 1 }
    self.count = count
    words = UnsafeBufferPointer(rebasing: line[..<division.end])
  }

  /// The words in their order, each without the zero byte behind it.
  public func makeIterator() -> Iterator { Iterator(words) }

  /// The number of words: exact.
  public var underestimatedCount: Int { count }
}
