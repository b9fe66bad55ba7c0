#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// `#_sourceLocation`: where it is, or where the call is whose argument it is.
  struct SourceLocationMacro: ExpressionMacro {
    static func expansion(
      of node: some FreestandingMacroExpansionSyntax,
      in context: some MacroExpansionContext
    ) throws -> ExprSyntax {
      "\(raw: Place(of: node, in: context).sourceLocation)"
    }
  }
#endif
