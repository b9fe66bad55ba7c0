extension String {
  /// The text without what ends lines or makes a terminal do anything: such characters are written
  /// as `\n` and `\u{1B}`.
  public var onOneLine: String {
    guard unicodeScalars.contains(where: Self.isControl) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where Self.isControl(scalar):
        text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text without what makes a terminal do anything but begin a line or go to the next column
  /// of a table: such characters are written as ``onOneLine`` has them.
  public var onLines: String {
    // A carriage return before a newline, as serial lines have it, is a part of that.
    split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { String($0).onOneLine }
        .joined(separator: "\t")
    }
    .joined(separator: "\n")
  }

  /// Controls, line and paragraph separators, and what changes the direction of writing.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
