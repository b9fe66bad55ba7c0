import GuestTesting
import RingBuffer

@main struct Tests: GuestTests {}

@Suite struct RingBufferTests {
  var buffer = RingBuffer(capacity: 4)

  @Test func startsEmpty() {
    #expect(buffer.count == 0)
    #expect(buffer.capacity == 4)
  }

  @Test mutating func refusesWhatHasNoRoom() {
    for byte: UInt8 in 1...4 { #expect(buffer.push(byte)) }
    #expect(!buffer.push(5))
    #expect(buffer.count == 4)
  }

  @Test(arguments: [1, 3, 4, 7])
  func returnsBytesInOrder(capacity: Int) throws(TestFailure) {
    var buffer = RingBuffer(capacity: capacity)
    for byte in 0..<UInt8(3 * capacity) {
      #expect(buffer.push(byte))
      let popped = try #require(buffer.pop())
      try #require(popped == byte)
    }
  }
}
