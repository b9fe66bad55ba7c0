/// Writes a name for a temporary file of the host into a buffer, with a zero byte behind it.
///
/// The file isn't made. The same identifier gives the same name for as long as QEMU runs; QEMU 7.2
/// and 10.0 give names in the host's folder for temporary files, with their process number in them.
///
/// - Parameters:
///   - identifier: Which of the 256 names.
///   - buffer: Where to. The host wants at least its C library's `L_tmpnam` bytes, 20 on Linux;
///     QEMU wants what the name takes.
/// - Returns: The number of bytes of the name, without the zero byte.
/// - Throws: `HostError.refused` if the host has no name, or none that fits into the buffer;
///   `.notSupported` where there is no host.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, `SYS_TMPNAM (0x0D)`.
public func temporaryName(
  _ identifier: UInt8,
  into buffer: UnsafeMutableRawBufferPointer
) throws(HostError) -> Int {
  guard Host.isCallable else { throw .notSupported }
  let result = Host.call(
    .temporaryName,
    block: UInt(bitPattern: buffer.baseAddress),
    UInt(identifier),
    UInt(buffer.count)
  )
  // QEMU 7.2 and 10.0 set no error number here (semihosting/arm-compat-semi.c).
  guard result == 0, let count = buffer.firstIndex(of: 0) else { throw .refused }
  return count
}

/// A name for a temporary file of the host, as a text. It takes memory from the heap.
///
/// The file isn't made. The same identifier gives the same name for as long as QEMU runs.
///
/// - Parameter identifier: Which of the 256 names.
/// - Throws: `HostError.refused` if the host has no name, or one of more than 255 bytes;
///   `.notSupported` where there is no host.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, `SYS_TMPNAM (0x0D)`.
public func temporaryName(_ identifier: UInt8) throws(HostError) -> String {
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 1)
  defer { buffer.deallocate() }
  let count = try temporaryName(identifier, into: buffer)
  return String(decoding: buffer[..<count], as: UTF8.self)
}
