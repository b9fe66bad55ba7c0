@testable import TestRunner

/// Makes hostile inputs of good ones.
struct Mutator {
  private var random: SplitMix64

  /// Each input has numbers of its own, so that one can be made again without those before it.
  ///
  /// - Parameters:
  ///   - seed: The run's seed.
  ///   - input: The input's number in the run.
  init(seed: UInt64, input: UInt64) {
    var mixed = SplitMix64(seed: seed)
    random = SplitMix64(seed: mixed.next() &+ input &* 0xD134_2543_DE82_EF95)
  }

  /// An input made of one of a corpus.
  mutating func input(from corpus: FuzzCorpus) -> [UInt8] {
    var bytes = seed(of: corpus)
    // One change reaches what lies behind checks; several ones reach what no single one does.
    for _ in 0...random.next(below: 4) { change(&bytes, corpus) }
    return bytes
  }

  private mutating func seed(of corpus: FuzzCorpus) -> [UInt8] {
    // Real guests are a thousand times larger, and take as much longer to read.
    if !corpus.large.isEmpty, random.next(below: 1000) == 0 {
      return corpus.large[random.next(below: corpus.large.count)]
    }
    return corpus.small[random.next(below: corpus.small.count)]
  }

  private mutating func change(_ bytes: inout [UInt8], _ corpus: FuzzCorpus) {
    guard !bytes.isEmpty else {
      bytes = [UInt8(truncatingIfNeeded: random.next())]
      return
    }
    switch random.next(below: 16) {
    case 0, 1:
      bytes[place(in: bytes)] ^= 1 << UInt8(random.next(below: 8))
    case 2, 3:
      bytes[place(in: bytes)] = UInt8(truncatingIfNeeded: random.next())
    case 4:
      bytes.removeLast(random.next(below: bytes.count))
    case 5:
      bytes.removeSubrange(range(in: bytes))
    case 6:
      bytes.insert(contentsOf: bytes[range(in: bytes)], at: place(in: bytes))
    case 7:
      let other = corpus.small[random.next(below: corpus.small.count)]
      bytes.replaceSubrange(range(in: bytes), with: other[range(in: other)])
    default:
      setNumber(in: &bytes)
    }
  }

  /// A place, as often as not among the headers.
  private mutating func place(in bytes: [UInt8]) -> Int {
    let isAtStart = random.next(below: 2) == 0
    return random.next(below: isAtStart ? min(bytes.count, 512) : bytes.count)
  }

  private mutating func range(in bytes: [UInt8]) -> Range<Int> {
    let start = random.next(below: bytes.count)
    return start..<start + random.next(below: min(bytes.count - start, 64) + 1)
  }

  /// Writes a number that readers may not expect: near a limit, or near the file's size.
  private mutating func setNumber(in bytes: inout [UInt8]) {
    let count = [1, 2, 4, 4, 8, 8][random.next(below: 6)]
    let start = place(in: bytes) & ~(count - 1)
    let limits: [UInt64] = [
      0, 1 << 7, 1 << 8, 1 << 12, 1 << 15, 1 << 16, 1 << 26, 1 << 31, 1 << 32, 1 << 62, 1 << 63,
      UInt64(bytes.count),
    ]
    let limit = limits[random.next(below: limits.count)]
    let value = limit &+ UInt64(random.next(below: 5)) &- 2
    let isBigEndian = random.next(below: 2) == 0
    for index in 0..<min(count, bytes.count - start) {
      let shift = UInt64(8 * (isBigEndian ? count - 1 - index : index))
      bytes[start + index] = UInt8(truncatingIfNeeded: value >> shift)
    }
  }
}
