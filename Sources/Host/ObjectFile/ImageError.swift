import HostSupport

/// Why an image can't be used.
public struct ImageError: ToolError, Equatable {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// The file can't be opened or read; the system's words.
    case unreadable(String)
    /// The file ends before its headers or their contents do.
    case truncated(String)
    /// The headers contradict themselves or the format.
    case malformed(String)
    /// The file isn't an ELF file; what it looks like.
    case notELF(String)
    /// An ELF file for something that isn't supported.
    case unsupported(String)
  }

  /// The image's path.
  public var path: String

  /// What is wrong.
  public var reason: Reason

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// What is wrong with which file, and what to do about it.
  public var description: String {
    switch reason {
    case .unreadable(let words): "\(path): \(words)"
    case .truncated(let what): "\(path): truncated: \(what). Build or copy it again"
    case .malformed(let what): "\(path): not a valid ELF file: \(what). Build or copy it again"
    case .notELF(let kind): "\(path): not an ELF file but \(kind)"
    case .unsupported(let what): "\(path): \(what)"
    }
  }
}
