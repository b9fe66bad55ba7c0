/// A remark on a test, an expectation or an issue.
///
/// ```swift
/// #expect(ring.count == 3, "after \(rounds) rounds")
/// ```
public struct Comment: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// The remark's text.
  public var rawValue: String

  /// Makes a comment of a text.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Makes a comment of a literal.
  public init(stringLiteral: String) {
    rawValue = stringLiteral
  }
}

extension Comment {
  /// Whether two remarks have the same bytes: `==` of texts would bring the tables of Unicode.
  public static func == (first: Comment, second: Comment) -> Bool {
    first.rawValue.utf8.elementsEqual(second.rawValue.utf8)
  }
}

extension Comment: CustomStringConvertible {
  /// The remark's text.
  public var description: String { rawValue }
}
