#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// `#require(optional)`.
  struct UnwrapMacro: ExpressionMacro {
    static func expansion(
      of node: some FreestandingMacroExpansionSyntax,
      in context: some MacroExpansionContext
    ) throws -> ExprSyntax {
      let expectation = Expectation(node, in: context)
      guard !expectation.isBroken else { return "()" }
      let condition = Condition(optional: expectation.subject)
      let attempt = condition.canThrow ? "try " : ""
      if Expectation.isUntyped(context.lexicalContext) {
        let found = expectation.unwrap(condition, by: "_found")
        return "\(raw: attempt)GuestTesting._valueOrAbandon(\(raw: found))"
      }
      return "\(raw: attempt)\(raw: expectation.unwrap(condition, by: "_unwrap"))"
    }
  }
#endif
