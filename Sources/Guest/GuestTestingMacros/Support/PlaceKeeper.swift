#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// Tells the expectations in a closure where they are, before the closure is moved into a macro's
  /// expansion: there they would be told of places in the expansion.
  final class PlaceKeeper<Context: MacroExpansionContext>: SyntaxRewriter {
    private let context: Context

    init(_ context: Context) {
      self.context = context
    }

    /// The closure's statements, with places.
    func statements(of closure: ClosureExprSyntax) -> CodeBlockItemListSyntax {
      visit(closure.statements)
    }

    override func visit(_ node: MacroExpansionExprSyntax) -> ExprSyntax {
      let place = Place(of: node, in: context)
      let visited = super.visit(node)
      guard ["expect", "require"].contains(node.macroName.text),
        let expansion = visited.as(MacroExpansionExprSyntax.self),
        !node.arguments.contains(where: {
          ["sourceLocation", "exitsWith"].contains($0.label?.text)
        }), let last = expansion.arguments.last
      else { return visited }
      // In front of a closure that is written as an argument.
      let closures = expansion.arguments.filter { $0.label?.text == "performing" }
      guard closures.isEmpty else { return visited }
      var arguments = Array(expansion.arguments.dropLast())
      arguments.append(last.with(\.trailingComma, .commaToken(trailingTrivia: .space)))
      arguments.append(
        LabeledExprSyntax(
          label: .identifier("sourceLocation"),
          colon: .colonToken(trailingTrivia: .space),
          expression: "\(raw: place.sourceLocation)" as ExprSyntax
        )
      )
      return ExprSyntax(expansion.with(\.arguments, LabeledExprListSyntax(arguments)))
    }
  }
#endif
