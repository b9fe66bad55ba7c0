#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// `@Tag`: the value of a tag.
  struct TagMacro: AccessorMacro {
    static func expansion(
      of node: AttributeSyntax,
      providingAccessorsOf declaration: some DeclSyntaxProtocol,
      in context: some MacroExpansionContext
    ) throws -> [AccessorDeclSyntax] {
      guard let variable = declaration.as(VariableDeclSyntax.self),
        let name = variable.bindings.first?.pattern.as(IdentifierPatternSyntax.self),
        variable.modifiers.contains(where: { $0.name.text == "static" }),
        !Surroundings(context.lexicalContext).isEmpty
      else {
        context.error(at: node, "a tag is a 'static var' in an extension of Tag")
        return []
      }
      return ["get { GuestTesting.Tag(_name: \(raw: literal(name.identifier.text))) }"]
    }
  }
#endif
