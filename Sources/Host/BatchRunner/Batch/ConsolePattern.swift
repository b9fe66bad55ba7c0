import HostSupport

/// What a line of the console should have.
public struct ConsolePattern: Equatable, Sendable, CustomStringConvertible {
  /// Why a text isn't a pattern.
  public struct SyntaxError: ToolError, Equatable {
    public var description: String
  }

  /// As it was written: a text that the line contains, or a regular expression between slashes.
  public let description: String

  /// Reads a pattern.
  ///
  /// - Throws: If what is between slashes isn't a regular expression of Swift's.
  public init(_ text: String) throws(SyntaxError) {
    guard !text.isEmpty else { throw SyntaxError(description: "an empty text is in every line") }
    description = text
    guard let expression = Self.expression(in: text) else { return }
    do {
      _ = try Regex(expression)
    } catch {
      throw SyntaxError(description: "\(text) isn't a regular expression: \(error)")
    }
  }

  /// Whether it is a regular expression: the time to look for one has no useful bound.
  var isExpression: Bool { Self.expression(in: description) != nil }

  /// What finds it in a line.
  func matcher() -> (String) -> Bool {
    if let expression = Self.expression(in: description),
      // It could be read before.
      let regex = try? Regex(expression)
    {
      return { (try? regex.firstMatch(in: $0)) != nil }
    }
    let text = Array(description.utf8)
    return { !text.isEmpty && $0.utf8.firstRange(of: text) != nil }
  }

  private static func expression(in text: String) -> String? {
    guard text.utf8.count > 2, text.hasPrefix("/"), text.hasSuffix("/") else { return nil }
    return String(text.dropFirst().dropLast())
  }
}
