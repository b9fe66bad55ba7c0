import HostSupport

/// What a test may take.
public struct TestLimits: Sendable {
  /// How long a test may run that doesn't say it itself; nil for ever. The start of the guest, and
  /// what is between tests, may take as long.
  public var timeout: Duration? = .seconds(60)

  /// How many bytes a test may write; nil for any number.
  public var output: Int? = 1 << 20

  /// What applies if the user says nothing.
  public init() {}
}
