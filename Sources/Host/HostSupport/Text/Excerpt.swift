/// The beginning and the end of what a guest has written.
public struct Excerpt: Equatable, Sendable {
  /// The first bytes, or all of them.
  public var beginning: [UInt8]

  /// The last bytes.
  public var end: [UInt8]

  /// The number of bytes between them.
  public var omitted: Int

  /// Describes an excerpt; by default of nothing.
  public init(beginning: [UInt8] = [], omitted: Int = 0, end: [UInt8] = []) {
    self.beginning = beginning
    self.omitted = omitted
    self.end = end
  }

  /// The number of bytes in memory.
  package var count: Int { beginning.count + end.count }

  /// Whether nothing was written.
  public var isEmpty: Bool { beginning.isEmpty && end.isEmpty && omitted == 0 }

  /// Less of the same: a quarter from the beginning, the rest from the end, where what went wrong is.
  package func shortened(to most: Int) -> Excerpt {
    guard count > most else { return self }
    let all = end.isEmpty ? beginning : end
    let first = Array(beginning.prefix(most / 4))
    let last = Array(all.suffix(most - most / 4))
    return Excerpt(beginning: first, omitted: omitted + count - first.count - last.count, end: last)
  }

  /// The bytes, with a line in the place of what is left out.
  public var bytes: [UInt8] {
    guard omitted > 0 else { return beginning + end }
    return beginning + Array("\n[\(omitted) bytes left out]\n".utf8) + end
  }

  /// The bytes as text. What isn't UTF-8 is replaced.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
