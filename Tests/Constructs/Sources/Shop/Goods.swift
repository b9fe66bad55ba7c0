/// Types without a description of their own.
public enum Color: Sendable, CaseIterable { case red, green }

public struct Size: Equatable, Sendable {
  public var width: Int
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
