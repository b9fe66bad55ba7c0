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
      let found = expectation.unwrap(condition, by: "_found")
      switch Expectation.effect(context.lexicalContext) {
      case .typed: break
      case .erased: return "GuestTesting._valueOrThrow(\(raw: found))"
      case .untyped: return "GuestTesting._valueOrAbandon(\(raw: found))"
      }
      return "\(raw: expectation.unwrap(condition, by: "_unwrap"))"
    }
  }
#endif
