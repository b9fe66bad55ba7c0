import CRawCalls
import Semihosting

/// Writes 64 bytes at a time to standard output, against as many raw calls.
struct StreamWriting: Measurement {
  let name: StaticString
  let count: UInt = 1000
  private let buffering: Buffering
  private let handle: UInt
  private let bytes: UnsafeMutableRawBufferPointer

  /// - Parameters:
  ///   - name: What is measured.
  ///   - bytes: What is written, at least 64 bytes.
  ///   - buffering: When the stream sends.
  ///   - handle: Standard output's, for the raw calls.
  init(
    _ name: StaticString,
    of bytes: UnsafeMutableRawBufferPointer,
    buffering: Buffering,
    handle: UInt
  ) {
    self.name = name
    self.bytes = UnsafeMutableRawBufferPointer(rebasing: bytes[..<64])
    self.buffering = buffering
    self.handle = handle
  }

  mutating func library() throws(HostError) {
    standardOutput.buffering = buffering
    for _ in 0..<count { standardOutput.write(UnsafeRawBufferPointer(bytes)) }
    try standardOutput.flush()
  }

  mutating func raw() {
    var block = (handle, UInt(bitPattern: bytes.baseAddress), UInt(bytes.count))
    raw_calls(Operation.write.rawValue, &block, count)
  }

  mutating func prepare() {}
}
