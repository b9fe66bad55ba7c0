#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// `@Test`: the records of a test.
  struct TestDeclarationMacro: PeerMacro {
    static func expansion(
      of node: AttributeSyntax,
      providingPeersOf declaration: some DeclSyntaxProtocol,
      in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
      guard let function = declaration.as(FunctionDeclSyntax.self) else {
        context.error(at: node, "'@Test' is for functions")
        return []
      }
      guard
        let test = TestDeclaration(
          node,
          function,
          Surroundings(context.lexicalContext),
          in: context
        )
      else { return [] }
      return test.expansion(in: context).map { "\(raw: $0)" }
    }
  }
#endif
