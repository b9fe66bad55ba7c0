@testable import TestRunner

extension SplitMix64 {
  /// A number from 0 to `bound` - 1.
  mutating func next(below bound: Int) -> Int {
    Int(truncatingIfNeeded: next() >> 1) % bound
  }
}
