/// A type that says how a test's report shows its values.
public protocol CustomTestStringConvertible {
  /// The value, as reports show it.
  var testDescription: String { get }
}

extension String: CustomTestStringConvertible {
  /// The text in quotation marks.
  public var testDescription: String { "\"" + self + "\"" }
}

extension Substring: CustomTestStringConvertible {
  /// The text in quotation marks.
  public var testDescription: String { "\"" + String(self) + "\"" }
}

extension StaticString: CustomTestStringConvertible {
  /// The text in quotation marks.
  public var testDescription: String { "\"\(self)\"" }
}

extension Optional: CustomTestStringConvertible where Wrapped: CustomTestStringConvertible {
  /// The value, or `nil`.
  public var testDescription: String {
    switch self {
    case .some(let value): value.testDescription
    case nil: "nil"
    }
  }
}

extension Array: CustomTestStringConvertible where Element: CustomTestStringConvertible {
  /// The elements in brackets.
  public var testDescription: String { list(self) { $0.testDescription } }
}

extension ArraySlice: CustomTestStringConvertible where Element: CustomTestStringConvertible {
  /// The elements in brackets.
  public var testDescription: String { list(self) { $0.testDescription } }
}

extension ContiguousArray: CustomTestStringConvertible
where Element: CustomTestStringConvertible {
  /// The elements in brackets.
  public var testDescription: String { list(self) { $0.testDescription } }
}

extension Set: CustomTestStringConvertible where Element: CustomTestStringConvertible {
  /// The elements in brackets.
  public var testDescription: String { list(self) { $0.testDescription } }
}

extension Dictionary: CustomTestStringConvertible
where Key: CustomTestStringConvertible, Value: CustomTestStringConvertible {
  /// The pairs in brackets.
  public var testDescription: String {
    isEmpty ? "[:]" : list(self) { $0.key.testDescription + ": " + $0.value.testDescription }
  }
}

extension ClosedRange: CustomTestStringConvertible where Bound: CustomTestStringConvertible {
  /// The bounds, and three points between them.
  public var testDescription: String {
    lowerBound.testDescription + " ... " + upperBound.testDescription
  }
}

extension Range: CustomTestStringConvertible where Bound: CustomTestStringConvertible {
  /// The bounds, and `..<` between them.
  public var testDescription: String {
    lowerBound.testDescription + " ..< " + upperBound.testDescription
  }
}

extension PartialRangeFrom: CustomTestStringConvertible
where Bound: CustomTestStringConvertible {
  /// The bound, and three points.
  public var testDescription: String { lowerBound.testDescription + "..." }
}

/// Puts elements in brackets.
func list<S: Sequence>(_ elements: S, _ describe: (S.Element) -> String) -> String {
  var text = "["
  var isFirst = true
  for element in elements {
    if !isFirst { text += ", " }
    isFirst = false
    text += describe(element)
  }
  return text + "]"
}
