import CRawCalls
import Semihosting

/// Writes to a file.
struct FileWriting: Measurement, ~Copyable {
  let name: StaticString
  let count: UInt = 64
  private let bytes: UnsafeMutableRawBufferPointer
  private var file: File

  /// Whether what is written stays: a device forgets it, and has no beginning to go back to.
  private let keeps: Bool

  init(
    _ name: StaticString,
    of bytes: UnsafeMutableRawBufferPointer,
    to path: String,
    keeps: Bool
  ) throws(HostError) {
    self.name = name
    self.bytes = bytes
    self.keeps = keeps
    file = try File(opening: path, for: .write)
  }

  mutating func library() throws(HostError) {
    for _ in 0..<count { try file.write(UnsafeRawBufferPointer(bytes)) }
  }

  mutating func raw() {
    var block = (file.handle, UInt(bitPattern: bytes.baseAddress), UInt(bytes.count))
    raw_calls(Operation.write.rawValue, &block, count)
  }

  mutating func prepare() throws(HostError) {
    guard keeps else { return }
    // Says whether the raw calls worked, which are the first to write; the library says it itself.
    let length = try file.length
    guard length == count * UInt(bytes.count) else { throw .incomplete(transferred: Int(length)) }
    try file.seek(to: 0)
  }
}
