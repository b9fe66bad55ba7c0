/// A bug that a test names.
public struct TestBug: Codable, Equatable, Sendable {
  /// Where it is described.
  public var url: String?

  /// Its number or name in whatever keeps it.
  public var id: String?

  /// What it is.
  public var title: String?

  /// Describes a bug.
  public init(url: String? = nil, id: String? = nil, title: String? = nil) {
    self.url = url
    self.id = id
    self.title = title
  }
}
