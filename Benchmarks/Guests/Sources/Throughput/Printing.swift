import CRawCalls
import Semihosting

/// Prints a short line, against raw calls that write as many bytes.
struct Printing: Measurement {
  /// What the raw calls are.
  enum Rival {
    /// `SYS_WRITE` of the whole line, to a handle.
    case line(UInt)

    /// `SYS_WRITEC` of each byte, which takes neither handle nor length.
    case bytes
  }

  let name: StaticString
  let count: UInt = 1000
  private let rival: Rival

  /// The line without its newline.
  private static var text: StaticString { "a line of 20 letters" }
  private static var line: StaticString { "a line of 20 letters\n" }

  init(_ name: StaticString, against rival: Rival) {
    self.name = name
    self.rival = rival
  }

  mutating func library() throws(HostError) {
    standardOutput.buffering = .line
    for _ in 0..<count { print(Self.text) }
    try standardOutput.flush()
  }

  mutating func raw() {
    let address = UInt(bitPattern: Self.line.utf8Start)
    let length = UInt(Self.line.utf8CodeUnitCount)
    switch rival {
    case .line(let handle):
      var block = (handle, address, length)
      raw_calls(Operation.write.rawValue, &block, count)
    case .bytes:
      // The same byte every time: which one it is costs nothing.
      raw_calls(Operation.writeByte.rawValue, Self.line.utf8Start, count * length)
    }
  }

  mutating func prepare() {}
}
