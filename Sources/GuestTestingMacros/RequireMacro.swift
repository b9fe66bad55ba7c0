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
      return "\(raw: attempt)GuestTesting._require(\(raw: expectation.check(condition)))"
    }
  }
#endif
