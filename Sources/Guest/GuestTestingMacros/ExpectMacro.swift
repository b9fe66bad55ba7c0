#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// `#expect(condition)`.
  struct ExpectMacro: ExpressionMacro {
    static func expansion(
      of node: some FreestandingMacroExpansionSyntax,
      in context: some MacroExpansionContext
    ) throws -> ExprSyntax {
      let expectation = Expectation(node, in: context)
      guard !expectation.isBroken else { return "()" }
      let condition = Condition(expectation.subject)
      return "GuestTesting._expect(\(raw: expectation.check(condition)))"
    }
  }
#endif
