/// How a test is kept apart from others.
public struct Isolation: Sendable {
  private init() {}

  /// The test has a QEMU of its own: what others did to devices isn't there.
  public static var boot: Isolation { Isolation() }
}
