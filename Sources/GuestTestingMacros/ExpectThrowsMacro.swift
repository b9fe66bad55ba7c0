#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// `#expect(throws:) { }`.
  struct ExpectThrowsMacro: ExpressionMacro {
    static func expansion(
      of node: some FreestandingMacroExpansionSyntax,
      in context: some MacroExpansionContext
    ) throws -> ExprSyntax {
      guard let check = check(node, in: context) else { return "()" }
      return "\(raw: check)"
    }

    /// The call that checks what is thrown.
    static func check(
      _ node: some FreestandingMacroExpansionSyntax,
      in context: some MacroExpansionContext
    ) -> String? {
      let expectation = Expectation(node, in: context)
      guard !expectation.isBroken else { return nil }
      guard let closure = expectation.closure else {
        context.error(at: node, "write the code that throws as a closure here")
        return nil
      }
      if let wait = closure.statements.first(AwaitExprSyntax.self) {
        context.error(at: wait, "bare-metal Swift has no concurrency: nothing can be awaited")
        return nil
      }
      let expected = expectation.subject.trimmedDescription
      if ["(any Error).self", "Error.self", "(any Swift.Error).self"].contains(expected) {
        context.error(
          at: expectation.subject,
          "errors have types in Embedded Swift: name the one that is expected"
        )
        return nil
      }
      let details = expectation.details
      if expected == "Never.self" || expected == "Swift.Never.self" {
        let body = body(closure, in: context, "__thrown = GuestTesting._describe(error)")
        let site = expectation.place.site("")
        return "GuestTesting._expectNoError({ __thrown in \(body) }, \(site)\(details))"
      }
      let body = body(closure, in: context, "__thrown = error")
      if expected.hasSuffix(".self") {
        let site = expectation.place.site("")
        return """
          GuestTesting._expectError(
            \(expected), { __thrown in \(body) }, \(site)\(details)
          )
          """
      }
      let site = expectation.place.site(expectation.subject.sourceText)
      return """
        GuestTesting._expectError(
          \(expected), { __thrown in \(body) }, { GuestTesting._describe($0) }, \(site)\(details)
        )
        """
    }

    /// The closure's statements, in a function: in closures the compiler doesn't find out which
    /// error a `do` throws.
    private static func body(
      _ closure: ClosureExprSyntax,
      in context: some MacroExpansionContext,
      _ caught: String
    ) -> String {
      let kept = PlaceKeeper(context).statements(of: closure)
      var statements = kept.description
      if kept.count == 1, let only = kept.first?.item,
        case .expr(let expression) = only, expression.isUnusedValue
      {
        statements = "GuestTesting._discard(\(expression.trimmedDescription))"
      }
      guard closure.statements.hasTry || closure.statements.first(ThrowStmtSyntax.self) != nil
      else {
        return "func __body() {\n\(statements)\n}\n__body()"
      }
      return """
        func __body() {
          do {
            \(statements)
          } catch {
            \(caught)
          }
        }
        __body()
        """
    }
  }

  extension ExprSyntax {
    /// Whether it may have a value that would be unused as a statement.
    fileprivate var isUnusedValue: Bool {
      if let attempt = self.as(TryExprSyntax.self) { return attempt.expression.isUnusedValue }
      return self.is(FunctionCallExprSyntax.self) || self.is(DeclReferenceExprSyntax.self)
        || self.is(MemberAccessExprSyntax.self)
    }
  }
#endif
