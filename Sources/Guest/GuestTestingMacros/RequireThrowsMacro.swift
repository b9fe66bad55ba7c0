#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// `#require(throws:) { }`.
  struct RequireThrowsMacro: ExpressionMacro {
    static func expansion(
      of node: some FreestandingMacroExpansionSyntax,
      in context: some MacroExpansionContext
    ) throws -> ExprSyntax {
      guard let check = ExpectThrowsMacro.check(node, in: context) else { return "()" }
      if check.hasPrefix("GuestTesting._expectNoError") {
        context.error(at: node, "'#require' returns an error: write '#expect' for none")
        return "()"
      }
      let function =
        switch Expectation.effect(context.lexicalContext) {
        case .typed: "_requireValue"
        case .erased: "_valueOrThrow"
        case .untyped: "_valueOrAbandon"
        }
      return "GuestTesting.\(raw: function)(\(raw: check))"
    }
  }
#endif
