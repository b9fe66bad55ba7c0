/// What else is to be known about a test or a suite.
///
/// Traits are written in the attribute and read by its macro: they can't be made elsewhere, and
/// there are no others than these.
public protocol Trait: Sendable {}

extension Trait where Self == BuiltInTrait {
  /// The test runs if a condition holds, which the guest evaluates before the test.
  ///
  /// - Parameters:
  ///   - condition: The condition.
  ///   - comment: Why it is needed.
  public static func enabled(
    if condition: @autoclosure () -> Bool,
    _ comment: Comment? = nil
  ) -> BuiltInTrait { BuiltInTrait() }

  /// The test runs if a closure returns true, which the guest calls before the test.
  ///
  /// - Parameters:
  ///   - comment: Why it is needed.
  ///   - condition: The closure.
  public static func enabled(
    _ comment: Comment? = nil,
    _ condition: @escaping @Sendable () throws(_AnyError) -> Bool
  ) -> BuiltInTrait { BuiltInTrait() }

  /// The test doesn't run if a closure returns true, which the guest calls before the test.
  ///
  /// - Parameters:
  ///   - comment: Why it doesn't.
  ///   - condition: The closure.
  public static func disabled(
    _ comment: Comment? = nil,
    _ condition: @escaping @Sendable () throws(_AnyError) -> Bool
  ) -> BuiltInTrait { BuiltInTrait() }

  /// The test doesn't run.
  ///
  /// - Parameter comment: Why it doesn't.
  public static func disabled(_ comment: Comment? = nil) -> BuiltInTrait { BuiltInTrait() }

  /// The test doesn't run if a condition holds, which the guest evaluates before the test.
  ///
  /// - Parameters:
  ///   - condition: The condition.
  ///   - comment: Why it doesn't run.
  public static func disabled(
    if condition: @autoclosure () -> Bool,
    _ comment: Comment? = nil
  ) -> BuiltInTrait { BuiltInTrait() }

  /// The test fails if it takes longer; the host ends QEMU then.
  public static func timeLimit(_ limit: TimeLimit) -> BuiltInTrait { BuiltInTrait() }

  /// The test has these tags.
  public static func tags(_ tags: Tag...) -> BuiltInTrait { BuiltInTrait() }

  /// The test has to do with a bug.
  ///
  /// - Parameters:
  ///   - url: Where the bug is described, a literal.
  ///   - title: What it is about.
  public static func bug(_ url: String, _ title: Comment? = nil) -> BuiltInTrait { BuiltInTrait() }

  /// The test has to do with a bug.
  ///
  /// - Parameters:
  ///   - url: Where the bug is described, a literal.
  ///   - id: What the bug tracker calls it, a literal.
  ///   - title: What it is about.
  public static func bug(
    _ url: String? = nil,
    id: String,
    _ title: Comment? = nil
  ) -> BuiltInTrait { BuiltInTrait() }

  /// The test has to do with a bug.
  ///
  /// - Parameters:
  ///   - url: Where the bug is described, a literal.
  ///   - id: The bug's number, a literal.
  ///   - title: What it is about.
  public static func bug(
    _ url: String? = nil,
    id: Int,
    _ title: Comment? = nil
  ) -> BuiltInTrait { BuiltInTrait() }

  /// Tests run one after the other. A guest's always do; the host doesn't divide these between
  /// several QEMUs.
  public static var serialized: BuiltInTrait { BuiltInTrait() }

  /// How the test is kept apart from others. Swift Testing has nothing like it.
  public static func isolation(_ isolation: Isolation) -> BuiltInTrait { BuiltInTrait() }
}
