/// A value in a settings file, and where it is.
package struct SettingsNode: Codable, Equatable, Sendable {
  /// What it is.
  package indirect enum Value: Codable, Equatable, Sendable {
    /// Text. If it's plain, that is without quotes, it may stand for something else.
    case text(String, isPlain: Bool)
    /// Values in order.
    case list([SettingsNode])
    /// Keys and their values, in order. No key is there twice.
    case mapping([Entry])
  }

  /// A key and its value.
  package struct Entry: Codable, Equatable, Sendable {
    package var key: SettingsNode
    package var value: SettingsNode

    package init(key: SettingsNode, value: SettingsNode) {
      self.key = key
      self.value = value
    }
  }

  /// The line and the column, each from 1.
  package var line: Int
  package var column: Int
  package var value: Value

  package init(line: Int, column: Int, value: Value) {
    self.line = line
    self.column = column
    self.value = value
  }
}
