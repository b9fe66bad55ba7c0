import HostSupport
import QEMURunner

/// Why an image's tests aren't known.
public struct TestCatalogueError: ToolError, Equatable {
  /// The image's path.
  public var path: String

  /// What is wrong.
  public var words: String

  public var description: String {
    "\(path): its table of tests can't be read: \(words). Build it again, with the GuestTesting of "
      + "this version"
  }
}
