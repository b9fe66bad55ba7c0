/// Why a file or folder can't be written.
public struct FileError: ToolError, Equatable {
  /// Its path.
  public var path: String

  /// The system's words.
  public var words: String

  /// Describes a failure.
  public init(path: String, words: String) {
    self.path = path
    self.words = words
  }

  public var description: String { "\(path): \(words)" }
}
