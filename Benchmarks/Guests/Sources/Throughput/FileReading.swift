import CRawCalls
import Semihosting

/// Reads a file from its beginning to its end.
struct FileReading: Measurement, ~Copyable {
  let name: StaticString
  let count: UInt = 64
  private let bytes: UnsafeMutableRawBufferPointer
  private var file: File

  /// Reads a file of `count` times as many bytes as there's room for.
  init(
    _ name: StaticString,
    into bytes: UnsafeMutableRawBufferPointer,
    from path: String
  ) throws(HostError) {
    self.name = name
    self.bytes = bytes
    file = try File(opening: path, for: .read)
  }

  mutating func library() throws(HostError) {
    for _ in 0..<count { _ = try file.read(into: bytes) }
  }

  mutating func raw() {
    var block = (file.handle, UInt(bitPattern: bytes.baseAddress), UInt(bytes.count))
    raw_calls(Operation.read.rawValue, &block, count)
  }

  mutating func prepare() throws(HostError) {
    // Nothing is left if all of it was read. The host knows: raw calls don't tell the library.
    let left = Host.call(.read, block: file.handle, UInt(bitPattern: bytes.baseAddress), 1)
    guard left == 1 else { throw .incomplete(transferred: 0) }
    try file.seek(to: 0)
  }
}
