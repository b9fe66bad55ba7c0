/// A test, of which a guest knows nothing at run time.
public struct Test: Sendable {
  /// The test that runs: not known to a guest.
  @available(*, unavailable, message: "a guest's tests don't know which one runs")
  public static var current: Test? { nil }
}
