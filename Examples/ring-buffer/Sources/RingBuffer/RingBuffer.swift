/// A queue of bytes with a fixed capacity, as between an interrupt handler and a program.
public struct RingBuffer {
  private var storage: [UInt8]
  private var head = 0

  /// How many bytes wait.
  public private(set) var count = 0

  /// Makes an empty queue.
  ///
  /// - Parameter capacity: How many bytes it can hold; at least 1.
  public init(capacity: Int) {
    precondition(capacity > 0, "a queue without room")
    storage = [UInt8](repeating: 0, count: capacity)
  }

  /// How many bytes it can hold.
  public var capacity: Int { storage.count }

  /// Adds a byte at the end.
  ///
  /// - Returns: False if there is no room.
  public mutating func push(_ byte: UInt8) -> Bool {
    guard count < capacity else { return false }
    // The bug that the tests find: this is right for powers of two only.
    storage[(head + count) & (capacity - 1)] = byte
    count += 1
    return true
  }

  /// Takes the byte that waits longest; nil if there is none.
  public mutating func pop() -> UInt8? {
    guard count > 0 else { return nil }
    let byte = storage[head]
    head = (head + 1) % capacity
    count -= 1
    return byte
  }
}
