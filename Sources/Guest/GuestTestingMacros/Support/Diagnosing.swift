#if canImport(SwiftSyntaxMacros)
  import SwiftDiagnostics
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// What a macro says about its user's source.
  struct Message: DiagnosticMessage, FixItMessage {
    var message: String
    var severity = DiagnosticSeverity.error

    var diagnosticID: MessageID { MessageID(domain: "GuestTesting", id: "macros") }
    var fixItID: MessageID { diagnosticID }
  }

  extension MacroExpansionContext {
    /// Reports an error at a node.
    ///
    /// - Parameters:
    ///   - node: The node.
    ///   - message: What is wrong, and what to do.
    ///   - fixIts: Titles and changes.
    func error(
      at node: some SyntaxProtocol,
      _ message: String,
      fixIts: [(String, FixIt.Change)] = []
    ) {
      report(at: node, Message(message: message), fixIts)
    }

    /// Reports a warning at a node.
    func warn(at node: some SyntaxProtocol, _ message: String) {
      report(at: node, Message(message: message, severity: .warning), [])
    }

    private func report(
      at node: some SyntaxProtocol,
      _ message: Message,
      _ fixIts: [(String, FixIt.Change)]
    ) {
      diagnose(
        Diagnostic(
          node: node,
          message: message,
          fixIts: fixIts.map { FixIt(message: Message(message: $0.0), changes: [$0.1]) }
        )
      )
    }
  }
#endif
