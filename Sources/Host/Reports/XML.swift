/// Text in XML 1.0.
package enum XML {
  /// The beginning of an element.
  package static func tag(_ name: String, _ attributes: [(String, String)], depth: Int = 0)
    -> String
  {
    String(repeating: "  ", count: depth) + "<\(name)"
      + attributes.map { " \($0)=\"\(escaped($1, inAttribute: true))\"" }.joined() + ">"
  }

  /// Text between tags, or in an attribute with double quotes.
  ///
  /// Controls, which XML 1.0 can't have even as references, become their pictures (U+2400 and up);
  /// the other characters that it can't have become U+FFFD.
  ///
  /// Source: "Extensible Markup Language (XML) 1.0 (Fifth Edition)", 2.2 and 2.4.
  package static func escaped(_ text: String, inAttribute: Bool = false) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where inAttribute: result += "&quot;"
      // Readers make spaces of them in attributes, and newlines of carriage returns everywhere.
      case "\r": result += "&#13;"
      case "\n" where inAttribute: result += "&#10;"
      case "\t" where inAttribute: result += "&#9;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20:
        result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
