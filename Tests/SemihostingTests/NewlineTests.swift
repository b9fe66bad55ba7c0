import CSemihosting
import Testing

@Suite("A stream that is buffered by the line finds the newline")
struct NewlineTests {
  @Test("wherever it is among bytes, and nowhere else", arguments: 1...40)
  func found(count: Int) {
    // Bytes that differ from a newline in one bit, or are next to it, around the ones to search.
    let others: [UInt8] = [0x0B, 0x09, 0x8A, 0x4A, 0x00, 0xFF]
    for start in 0..<8 {
      var bytes = (0..<60).map { others[$0 % others.count] }
      bytes[start + count] = 0x0A
      if start > 0 { bytes[start - 1] = 0x0A }
      #expect(bytes.withUnsafeBytes { _qx_has_newline($0.baseAddress! + start, UInt(count)) } == 0)
      for position in start..<start + count {
        let other = bytes[position]
        bytes[position] = 0x0A
        let found = bytes.withUnsafeBytes {
          _qx_has_newline($0.baseAddress! + start, UInt(count))
        }
        #expect(found == 1, "at \(position - start) of \(count), from \(start)")
        bytes[position] = other
      }
    }
  }
}
