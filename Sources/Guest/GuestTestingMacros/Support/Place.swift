#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// A place in the user's source.
  struct Place {
    /// `MODULE/FILE.swift`.
    var file: String
    var line: Int
    var column: Int

    init(of node: some SyntaxProtocol, in context: some MacroExpansionContext) {
      let location = context.location(of: node, at: .afterLeadingTrivia, filePathMode: .fileID)
      let literal = location?.file.as(StringLiteralExprSyntax.self)
      file = literal?.representedLiteralValue ?? "unknown"
      line = Int(location?.line.trimmedDescription ?? "") ?? 0
      column = Int(location?.column.trimmedDescription ?? "") ?? 0
      // What prepared sources have moved is a multiple of 1000 columns to the right of its own.
      if column > 0 { column = (column - 1) % 1000 + 1 }
    }

    /// The place of an attribute, which is that of its name as Swift Testing has it.
    init(ofAttribute node: AttributeSyntax, in context: some MacroExpansionContext) {
      self.init(of: node.attributeName, in: context)
      // The place of a part isn't told everywhere.
      if line == 0 {
        self.init(of: node, in: context)
        column += 1
      }
    }

    /// What identities are made of.
    var identifier: String { "\(file):\(line):\(column)" }

    /// The fields of an issue.
    var fields: String {
      let name = file.split(separator: " ", omittingEmptySubsequences: false)
      return "\(name.joined(separator: "\\s")) \(line) \(column)"
    }

    /// Whether it is in the user's source, and not in another macro's expansion.
    var isInSource: Bool { !file.contains("@__swiftmacro_") }

    /// A value for the place.
    var sourceLocation: String {
      isInSource
        ? "GuestTesting.SourceLocation(fileID: \(literal(file)), line: \(line), column: \(column))"
        : "GuestTesting.SourceLocation(fileID: #fileID, line: #line, column: #column)"
    }

    /// A place and what is there, as `Site` of the library reads it.
    func site(_ text: String) -> String {
      literal(fields + "\n" + text)
    }
  }

  /// A literal of a text.
  func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
#endif
