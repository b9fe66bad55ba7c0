/// How long a test may take.
public struct TimeLimit: Sendable {
  private init() {}

  /// A number of seconds, a literal.
  public static func seconds(_ seconds: Int) -> TimeLimit { TimeLimit() }

  /// A number of minutes, a literal.
  public static func minutes(_ minutes: Int) -> TimeLimit { TimeLimit() }
}
