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
      let function =
        switch Expectation.effect(context.lexicalContext) {
        case .typed: "_require"
        case .erased: "_requireOrThrow"
        case .untyped: "_requireOrAbandon"
        }
      return "GuestTesting.\(raw: function)(\(raw: expectation.check(condition)))"
    }
  }
#endif
