// The types of the standard library that have a description. With a conformance of their own, arrays
// and optionals of them have one, too: Embedded Swift can't ask at run time.

extension Bool: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension Int: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension Int8: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension Int16: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension Int32: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension Int64: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension UInt: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension UInt8: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension UInt16: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension UInt32: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension UInt64: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension Float: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension Double: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension Character: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }

  /// The character as a literal.
  public var _nestedDescription: String { literal(String(self)) }
}

extension Unicode.Scalar: CustomTestStringConvertible {
  /// The value's description.
  public var testDescription: String { description }
}

extension Duration: CustomTestStringConvertible {
  /// The number of seconds.
  public var testDescription: String {
    let (seconds, attoseconds) = components
    return (Double(seconds) + Double(attoseconds) * 1e-18).description + " seconds"
  }
}
