import HostSupport

/// Takes values out of a settings file, or says what is wrong with them.
package struct SettingsReader {
  /// The file's path.
  package let file: String

  /// An error at a place.
  package func error(_ node: SettingsNode, _ words: String) -> SettingsError {
    SettingsError(file: file, line: node.line, column: node.column, words: words)
  }

  /// The entries of a mapping, whose keys must be among those that are known.
  package func entries(
    _ node: SettingsNode,
    _ what: String,
    keys: [String]
  ) throws(SettingsError) -> [(key: String, node: SettingsNode, value: SettingsNode)] {
    guard case .mapping(let entries) = node.value else {
      throw error(node, "\(what) must be a mapping: lines of KEY: VALUE")
    }
    return try entries.map { entry throws(SettingsError) in
      guard case .text(let key, _) = entry.key.value else {
        throw error(entry.key, "a key must be text")
      }
      guard keys.contains(key) else {
        let hint =
          Spelling.closest(to: key, in: keys).map { ". Did you mean '\($0)'?" }
          ?? ". Known are \(keys.joined(separator: ", "))"
        throw error(entry.key, "unknown key '\(key.onOneLine)' in \(what)\(hint)")
      }
      return (key, entry.key, entry.value)
    }
  }

  /// Text, which any scalar is, but nothing isn't.
  package func text(_ node: SettingsNode, _ key: String) throws(SettingsError) -> String {
    guard case .text(let text, let isPlain) = node.value else {
      throw error(node, "\(key) must be text")
    }
    if isPlain && ["", "~", "null", "Null", "NULL"].contains(text) {
      throw error(node, "\(key) needs a value. For empty text write \"\"")
    }
    // C has no such strings.
    guard !text.utf8.contains(0) else { throw error(node, "\(key) can't have a zero character") }
    return text
  }

  /// Several texts.
  func texts(_ node: SettingsNode, _ key: String) throws(SettingsError) -> [String] {
    guard case .list(let nodes) = node.value else {
      throw error(node, "\(key) must be a list: lines of - VALUE, or [VALUE, VALUE]")
    }
    return try nodes.map { node throws(SettingsError) in try text(node, "each of \(key)") }
  }

  /// A whole number.
  package func number(
    _ node: SettingsNode,
    _ key: String,
    in range: ClosedRange<Int>
  ) throws(SettingsError) -> Int {
    guard let number = Int(try text(node, key)), range.contains(number) else {
      let words = range.upperBound == .max ? "at least \(range.lowerBound)" : "\(range)"
      throw error(
        node,
        "\(key) must be a whole number, \(words.replacing("...", with: " to "))"
      )
    }
    return number
  }

  /// One of several words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: SettingsNode,
    _ key: String
  ) throws(SettingsError) -> Choice where Choice.RawValue == String {
    let text = try text(node, key)
    guard let choice = Choice(rawValue: text) else {
      let words = Choice.allCases.map(\.rawValue)
      let hint = Spelling.closest(to: text, in: words).map { ". Did you mean '\($0)'?" } ?? ""
      throw error(node, "\(key) must be one of \(words.joined(separator: ", "))\(hint)")
    }
    return choice
  }
}
