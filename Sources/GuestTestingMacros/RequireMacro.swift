#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// `#require(condition)`.
  struct RequireMacro: ExpressionMacro {
    static func expansion(
      of node: some FreestandingMacroExpansionSyntax,
      in context: some MacroExpansionContext
    ) throws -> ExprSyntax {
      let expectation = Expectation(node, in: context)
      guard !expectation.isBroken else { return "()" }
      let condition = Condition(expectation.subject)
      let attempt = condition.canThrow ? "try " : ""
      let isUntyped = Expectation.isUntyped(context.lexicalContext)
      let function = isUntyped ? "_requireOrAbandon" : "_require"
      return "\(raw: attempt)GuestTesting.\(raw: function)(\(raw: expectation.check(condition)))"
    }
  }
#endif
