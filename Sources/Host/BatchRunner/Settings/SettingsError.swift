import HostSupport

/// What is wrong in a settings file.
public struct SettingsError: ToolError, Equatable {
  /// The file's path.
  public var file: String

  /// The line, from 1; nil if it's the whole file.
  public var line: Int?

  /// The column, from 1.
  public var column: Int?

  /// What is wrong, and what to do about it.
  public var words: String

  /// Describes a mistake.
  public init(file: String, line: Int? = nil, column: Int? = nil, words: String) {
    self.file = file
    self.line = line
    self.column = column
    self.words = words
  }

  public var description: String {
    ([file] + [line, column].compactMap { $0.map { "\($0)" } }).joined(separator: ":")
      + ": \(words)"
  }
}
