import Semihosting

/// The same work done in two ways, long enough to be timed well.
protocol Measurement: ~Copyable {
  /// What is measured, in a word: `semihosting.sh` knows it.
  var name: StaticString { get }

  /// How many times each way does the work before the clock is read again.
  var count: UInt { get }

  /// Does the work by the library.
  mutating func library() throws(HostError)

  /// Does the work by raw calls.
  mutating func raw()

  /// Gets ready for the next time, whichever way, and throws if the work wasn't all done.
  mutating func prepare() throws(HostError)
}
