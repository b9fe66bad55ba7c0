import CMemory
import Testing

@Suite("The guests' functions on memory")
struct MemoryTests {
  /// More than a word, and than the four that are copied at once.
  static let counts = Array(0...70)

  /// Bytes that all differ from their neighbours, and from those of another seed.
  static func bytes(_ count: Int, seed: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ seed) }
  }

  @Test("copies from anywhere to anywhere, and nothing beside", arguments: counts)
  func copy(count: Int) {
    let source = Self.bytes(100, seed: 1)
    for from in 0..<16 {
      for to in 0..<16 {
        var destination = Self.bytes(100, seed: 200)
        var expected = destination
        expected.replaceSubrange(to..<to + count, with: source[from..<from + count])
        destination.withUnsafeMutableBytes { memory in
          source.withUnsafeBytes {
            let start = memory.baseAddress! + to
            #expect(guest_memcpy(start, $0.baseAddress! + from, count) == start)
          }
        }
        #expect(destination == expected, "\(count) bytes from \(from) to \(to)")
      }
    }
  }

  @Test("moves by any distance, in both directions", arguments: counts)
  func move(count: Int) {
    for from in 0..<20 {
      for to in 0..<20 {
        var bytes = Self.bytes(100, seed: 1)
        var expected = bytes
        expected.replaceSubrange(to..<to + count, with: bytes[from..<from + count])
        bytes.withUnsafeMutableBytes {
          let start = $0.baseAddress! + to
          #expect(guest_memmove(start, $0.baseAddress! + from, count) == start)
        }
        #expect(bytes == expected, "\(count) bytes from \(from) to \(to)")
      }
    }
  }

  @Test("fills, and compares as unsigned bytes", arguments: counts)
  func fillAndCompare(count: Int) {
    for start in 0..<16 {
      var bytes = Self.bytes(100, seed: 1)
      var expected = bytes
      expected.replaceSubrange(start..<start + count, with: repeatElement(0xA5, count: count))
      bytes.withUnsafeMutableBytes { _ = guest_memset($0.baseAddress! + start, 0x1A5, count) }
      #expect(bytes == expected, "\(count) bytes at \(start)")
      #expect(guest_memcmp(bytes, expected, bytes.count) == 0)
      expected[99] = 0xFF
      #expect(guest_memcmp(bytes, expected, bytes.count) < 0)
      #expect(guest_memcmp(expected, bytes, bytes.count) > 0)
    }
  }
}
