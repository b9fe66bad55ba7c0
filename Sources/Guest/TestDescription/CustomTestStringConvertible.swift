/// A type that says how a test's report shows its values.
public protocol CustomTestStringConvertible {
  /// The value, as reports show it.
  var testDescription: String { get }

  /// The value, as reports show it as a part of another one.
  var _nestedDescription: String { get }
}

extension CustomTestStringConvertible {
  /// The value, as reports show it as a part of another one.
  public var _nestedDescription: String { testDescription }
}

extension String: CustomTestStringConvertible {
  /// The text in quotation marks.
  public var testDescription: String { "\"" + self + "\"" }

  /// The text as a literal.
  public var _nestedDescription: String { literal(self) }
}

extension Substring: CustomTestStringConvertible {
  /// The text in quotation marks.
  public var testDescription: String { "\"" + String(self) + "\"" }

  /// The text as a literal.
  public var _nestedDescription: String { literal(String(self)) }
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

  /// The value in parentheses, or `nil`.
  public var _nestedDescription: String {
    switch self {
    case .some(let value): "Optional(" + value._nestedDescription + ")"
    case nil: "nil"
    }
  }
}

extension Array: CustomTestStringConvertible where Element: CustomTestStringConvertible {
  /// The elements in brackets.
  public var testDescription: String { list(self) { $0._nestedDescription } }
}

extension ArraySlice: CustomTestStringConvertible where Element: CustomTestStringConvertible {
  /// The elements in brackets.
  public var testDescription: String { list(self) { $0._nestedDescription } }
}

extension ContiguousArray: CustomTestStringConvertible
where Element: CustomTestStringConvertible {
  /// The elements in brackets.
  public var testDescription: String { list(self) { $0._nestedDescription } }
}

extension Set: CustomTestStringConvertible where Element: CustomTestStringConvertible {
  /// The elements in brackets.
  public var testDescription: String { list(self) { $0._nestedDescription } }
}

extension Dictionary: CustomTestStringConvertible
where Key: CustomTestStringConvertible, Value: CustomTestStringConvertible {
  /// The pairs in brackets.
  public var testDescription: String {
    isEmpty ? "[:]" : list(self) { $0.key._nestedDescription + ": " + $0.value._nestedDescription }
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

/// A text as a literal has it.
func literal(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x22: result += "\\\""
    case 0x5C: result += "\\\\"
    case 0x0A: result += "\\n"
    case 0x0D: result += "\\r"
    case 0x09: result += "\\t"
    case 0x00: result += "\\0"
    case ..<0x20, 0x7F:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "\\u{" + (digits.utf8.count < 2 ? "0" : "") + digits + "}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
