#if canImport(SwiftSyntaxMacros)
  import SwiftDiagnostics
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// A context that counts the errors which are reported to it.
  final class CountingContext<Base: MacroExpansionContext>: MacroExpansionContext {
    private let base: Base
    private(set) var errors = 0

    init(_ base: Base) {
      self.base = base
    }

    var lexicalContext: [Syntax] { base.lexicalContext }

    func makeUniqueName(_ name: String) -> TokenSyntax { base.makeUniqueName(name) }

    func diagnose(_ diagnostic: Diagnostic) {
      if diagnostic.diagMessage.severity == .error { errors += 1 }
      base.diagnose(diagnostic)
    }

    func location(
      of node: some SyntaxProtocol,
      at position: PositionInSyntaxNode,
      filePathMode: SourceLocationFilePathMode
    ) -> AbstractSourceLocation? {
      base.location(of: node, at: position, filePathMode: filePathMode)
    }
  }
#endif
