import HostSupport

/// A symbol of a file, and a place after it.
public struct Symbol: Equatable, Sendable {
  /// The name as it is in the file: Swift's and C++'s are mangled.
  public var name: String

  /// The number of bytes from the symbol's address.
  public var offset: UInt64

  package init(name: String, offset: UInt64) {
    self.name = name
    self.offset = offset
  }
}
