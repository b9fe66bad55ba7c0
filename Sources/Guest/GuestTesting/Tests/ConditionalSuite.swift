/// A type with `@Suite`, which conforms by the macro's expansion.
public protocol _ConditionalSuite: ~Copyable, ~Escapable {
  /// Whether the suite's conditions, and those of the types that its declaration is in, hold.
  static func _qxSuiteIsEnabled() -> Bool
}
