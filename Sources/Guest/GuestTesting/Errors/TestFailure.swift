/// What `#require` throws after it has recorded why: the test ends.
///
/// A test that uses `#require` declares it, as Embedded Swift has no `throws` without a type:
///
/// ```swift
/// @Test func firstByte() throws(TestFailure) {
///   let byte = try #require(ring.pop())
///   #expect(byte == 1)
/// }
/// ```
public struct TestFailure: Error, Sendable {
  /// What its description begins with, so that nobody reports it again.
  static var mark: UInt8 { 1 }
}
