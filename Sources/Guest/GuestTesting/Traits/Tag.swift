/// A word by which tests are chosen. It is declared in an extension:
///
/// ```swift
/// extension Tag {
///   @Tag static var critical: Self
/// }
/// ```
public struct Tag: Sendable {
  /// The tag's name.
  public var name: StaticString

  /// What the expansion of `@Tag` calls.
  public init(_name name: StaticString) {
    self.name = name
  }
}

/// Declares a tag: a static variable without a value, in an extension of ``Tag``.
@attached(accessor)
public macro Tag() = #externalMacro(module: "GuestTestingMacros", type: "TagMacro")
