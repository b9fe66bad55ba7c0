import HostSupport

/// Keeps the beginning and the end of what a test writes.
struct OutputKeeper {
  private var beginning: [UInt8] = []
  private var end: [UInt8] = []
  private var omitted = 0

  /// What is kept, in bytes.
  private static let mostAtBeginning = 16 << 10
  private static let mostAtEnd = 48 << 10

  /// The number of bytes that were written.
  package private(set) var total = 0

  /// Takes what was written.
  package mutating func take(_ bytes: some Collection<UInt8>) {
    total += bytes.count
    let room = Self.mostAtBeginning - beginning.count
    beginning.append(contentsOf: bytes.prefix(room))
    end.append(contentsOf: bytes.dropFirst(room))
    // Seldom: moving the end costs as much as it has.
    if end.count > 2 * Self.mostAtEnd { shorten() }
  }

  private mutating func shorten() {
    let excess = end.count - Self.mostAtEnd
    guard excess > 0 else { return }
    omitted += excess
    end.removeFirst(excess)
  }

  /// What was kept.
  package var excerpt: Excerpt {
    var copy = self
    copy.shorten()
    return Excerpt(beginning: copy.beginning, omitted: copy.omitted, end: copy.end)
  }
}
