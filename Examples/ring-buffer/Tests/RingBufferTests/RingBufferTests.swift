import RingBuffer
import Testing

@Suite struct RingBufferTests {
  var buffer = RingBuffer(capacity: 4)

  @Test func startsEmpty() {
    #expect(buffer.count == 0)
    #expect(buffer.capacity == 4)
  }

  @Test mutating func refusesWhatHasNoRoom() {
    for byte: UInt8 in 1...4 {
      let hadRoom = buffer.push(byte)
      #expect(hadRoom)
    }
    let hadRoom = buffer.push(5)
    #expect(!hadRoom)
    #expect(buffer.count == 4)
  }

  @Test(arguments: [1, 3, 4, 7])
  func returnsBytesInOrder(capacity: Int) throws {
    var buffer = RingBuffer(capacity: capacity)
    for byte in 0..<UInt8(3 * capacity) {
      let hadRoom = buffer.push(byte)
      #expect(hadRoom)
      let popped = buffer.pop()
      try #require(popped == byte)
    }
  }
}
