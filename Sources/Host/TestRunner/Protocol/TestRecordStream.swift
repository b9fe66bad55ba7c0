/// Finds a guest's records in what it writes to its console, in portions of any size.
///
/// Source: `Documentation/ABI/test-protocol.md`, version 1.
struct TestRecordStream {
  /// A part of what a guest has written.
  enum Piece: Equatable {
    /// Its own output.
    case output([UInt8])
    /// A record's line, without its mark, token and end.
    case record([UInt8])
    /// A record that is longer than any may be.
    case endless
  }

  /// The mark, the token and a space.
  private let start: [UInt8]

  /// How much of `start` was seen; all of it within a record.
  private var matched = 0

  private var line: [UInt8] = []

  /// Whether nothing more is believed.
  private var isClosed = false

  private static let mark: UInt8 = 0x1E

  /// The most bytes of a record's line. What a guest's buffer takes is far below.
  static let longestRecord = 1 << 20

  /// - Parameter token: The boot's token. Records with another one are output.
  init(token: String) {
    start = [Self.mark] + Array(token.utf8) + [UInt8(ascii: " ")]
  }

  /// Takes all that follows for output.
  package mutating func close() { isClosed = true }

  /// Reads on.
  ///
  /// - Parameter take: Gets the pieces in their order; it returns false if nothing after the piece
  ///   is to be believed.
  package mutating func read(_ bytes: UnsafeRawBufferPointer, _ take: (Piece) -> Bool) {
    var output: [UInt8] = []
    func flush() {
      guard !output.isEmpty else { return }
      _ = take(.output(output))
      output = []
    }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if isClosed {
        output.append(contentsOf: bytes[index...])
        break
      }
      if matched == start.count {
        index += 1
        if byte == UInt8(ascii: "\n") {
          if line.last == UInt8(ascii: "\r") { line.removeLast() }
          flush()
          isClosed = !take(.record(line))
          endRecord()
        } else if byte == Self.mark {
          // Something broke the record off, such as a trap on the way: it can't be judged.
          output += start + line
          endRecord()
          matched = 1
        } else if line.count == Self.longestRecord {
          flush()
          isClosed = !take(.endless)
          endRecord()
        } else {
          line.append(byte)
        }
      } else if byte == start[matched] {
        matched += 1
        index += 1
      } else if matched > 0 {
        output += start[..<matched]
        matched = 0
      } else {
        let end = bytes[index...].firstIndex(of: Self.mark) ?? bytes.endIndex
        output.append(contentsOf: bytes[index..<end])
        index = end
      }
    }
    flush()
  }

  /// Notes that nothing more comes.
  ///
  /// - Returns: The beginning of a record that has no end, for output.
  package mutating func finish() -> [UInt8] {
    defer { endRecord() }
    return start[..<matched] + line
  }

  private mutating func endRecord() {
    matched = 0
    line = []
  }
}
