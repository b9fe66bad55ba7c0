extension Arguments {
  /// Goes through the words.
  public struct Iterator: IteratorProtocol {
    /// The words that are left, each with a zero byte behind it.
    private var rest: Slice<UnsafeBufferPointer<UInt8>>

    init(_ words: UnsafeBufferPointer<UInt8>) {
      rest = words[...]
    }

    /// The next word: its bytes in the buffer, and nil after the last one.
    ///
    /// A word may be empty. Behind it is a zero byte, so that its address is that of a C string.
    public mutating func next() -> UnsafeBufferPointer<UInt8>? {
      guard let end = rest.firstIndex(of: 0) else { return nil }
      let word = UnsafeBufferPointer(rebasing: rest[..<end])
      rest = rest[(end + 1)...]
      return word
    }
  }
}
