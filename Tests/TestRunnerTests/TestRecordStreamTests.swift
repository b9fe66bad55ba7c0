import Testing

@testable import TestRunner

@Suite("Records in what a guest writes")
struct TestRecordStreamTests {
  private static let token = "0123456789abcdef"

  /// What a stream makes of bytes that come in portions of a size, neighbouring output joined.
  private func pieces(_ text: [UInt8], portion: Int, closingAfter last: String? = nil)
    -> (pieces: [TestRecordStream.Piece], rest: [UInt8])
  {
    var stream = TestRecordStream(token: Self.token)
    var pieces: [TestRecordStream.Piece] = []
    var rest = text[...]
    while !rest.isEmpty {
      rest.prefix(portion).withUnsafeBytes { bytes in
        stream.read(bytes) { piece in
          if case .output(let new) = piece, case .output(let old) = pieces.last {
            pieces[pieces.count - 1] = .output(old + new)
          } else {
            pieces.append(piece)
          }
          return last.map { piece != .record(Array($0.utf8)) } ?? true
        }
      }
      rest = rest.dropFirst(portion)
    }
    return (pieces, stream.finish())
  }

  @Test("records are found wherever they begin, however they are divided")
  func found() {
    let mark = "\u{1E}\(Self.token) "
    let text = "boot\n\(mark)B 3\nx\(mark)S 0\r\n\(mark)E 0\ny\u{1E}z\u{1E}\(mark)Q\nend"
    for portion in 1...text.utf8.count {
      let (pieces, rest) = pieces(Array(text.utf8), portion: portion)
      #expect(
        pieces == [
          .output(Array("boot\n".utf8)), .record(Array("B 3".utf8)), .output(Array("x".utf8)),
          .record(Array("S 0".utf8)), .record(Array("E 0".utf8)),
          .output(Array("y\u{1E}z\u{1E}".utf8)), .record(Array("Q".utf8)),
          .output(Array("end".utf8)),
        ]
      )
      #expect(rest.isEmpty)
    }
  }

  @Test("no record with another token is believed")
  func forged() {
    for token in ["0123456789abcdee", "0123456789ABCDEF", "", "0123456789abcdef0"] {
      let text = Array("\u{1E}\(token) E 0\n".utf8)
      for portion in [1, 7, 100] {
        let (pieces, _) = pieces(text, portion: portion)
        #expect(pieces == [.output(text)])
      }
    }
  }

  @Test("nothing is believed after the last record")
  func closed() {
    let mark = "\u{1E}\(Self.token) "
    for portion in [1, 100] {
      let (pieces, _) = pieces(
        Array("\(mark)Q\n\(mark)E 0\n".utf8),
        portion: portion,
        closingAfter: "Q"
      )
      #expect(pieces == [.record(Array("Q".utf8)), .output(Array("\(mark)E 0\n".utf8))])
    }
  }

  @Test("a record that another one breaks off is output")
  func brokenOff() {
    let mark = "\u{1E}\(Self.token) "
    let (pieces, rest) = pieces(Array("\(mark)I e\(mark)E 0\n\(mark)S".utf8), portion: 5)
    #expect(pieces == [.output(Array("\(mark)I e".utf8)), .record(Array("E 0".utf8))])
    #expect(rest == Array("\(mark)S".utf8))
  }

  @Test("a record without an end takes no memory without bound")
  func endless() {
    let mark = Array("\u{1E}\(Self.token) ".utf8)
    let text = mark + [UInt8](repeating: 65, count: TestRecordStream.longestRecord + 10)
    let (pieces, _) = pieces(text, portion: 1 << 16)
    #expect(pieces.first == .endless)
  }
}
