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
      let isErased = closure.signature?.effectSpecifiers?.throwsClause?.errorType != nil
      let details = expectation.details
      if let matcher = expectation.matcher {
        let body = erasedBody(closure, in: context)
        return "GuestTesting._expectError(where: \(matcher.trimmedDescription), "
          + "\(body), \(expectation.place.site(""))\(details))"
      }
      let expected = expectation.subject.trimmedDescription
      if isErased || expected.hasSuffix("_AnyError).self") {
        return erased(expectation, expected, erasedBody(closure, in: context))
      }
      if ["(any Error).self", "Error.self", "(any Swift.Error).self"].contains(expected) {
        context.error(
          at: expectation.subject,
          "errors have types in Embedded Swift: name the one that is expected"
        )
        return nil
      }
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

    /// The call, where what is thrown may be of any type.
    private static func erased(
      _ expectation: Expectation,
      _ expected: String,
      _ body: String
    ) -> String {
      let details = expectation.details
      let site = expectation.place.site("")
      if expected == "Never.self" || expected == "Swift.Never.self" {
        return "GuestTesting._expectNoError(\(body), \(site)\(details))"
      }
      if expected.hasSuffix(".self") {
        let name = expected.dropLast(".self".count).split(separator: ".").last ?? ""
        return "GuestTesting._expectError(\(expected), \(literal(String(name))), "
          + "\(body), \(site)\(details))"
      }
      return "GuestTesting._expectError(\(expected), \(body), "
        + "{ (GuestTesting._describe($0), GuestTesting._name($0)) }, \(site)\(details))"
    }

    /// A closure that calls the closure's statements, and describes their value if it is that of an
    /// expression.
    private static func erasedBody(
      _ closure: ClosureExprSyntax,
      in context: some MacroExpansionContext
    ) -> String {
      let kept = PlaceKeeper(context).statements(of: closure)
      let head = "{ () throws(GuestTesting._AnyError) in"
      guard kept.count == 1, case .expr(let expression)? = kept.first?.item,
        !expression.is(MacroExpansionExprSyntax.self), !expression.isAssignment
      else {
        guard closure.throwsOut else { return "\(head)\n\(kept.description)\nreturn \"\"\n}" }
        return """
          \(head)
            func __body() throws(GuestTesting._AnyError) {
              \(kept.description)
            }
            try __body()
            return ""
          }
          """
      }
      guard expression.hasTry else {
        return "\(head) GuestTesting._describe(\(expression.trimmedDescription)) }"
      }
      return """
        \(head)
          func __body() throws(GuestTesting._AnyError) -> String {
            do {
              return GuestTesting._describe(\(expression.trimmedDescription))
            } catch {
              throw GuestTesting._erased(
                error, { GuestTesting._describe($0) }, { GuestTesting._name($0) }
              )
            }
          }
          return try __body()
        }
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

  extension ClosureExprSyntax {
    /// Whether it says that it throws.
    fileprivate var throwsOut: Bool { signature?.effectSpecifiers?.throwsClause != nil }
  }

  extension ExprSyntax {
    /// Whether it assigns a value, and has none.
    fileprivate var isAssignment: Bool {
      if let attempt = self.as(TryExprSyntax.self) { return attempt.expression.isAssignment }
      if let infix = self.as(InfixOperatorExprSyntax.self) {
        return infix.operator.is(AssignmentExprSyntax.self)
          || infix.operator.trimmedDescription.hasSuffix("=")
            && !["==", "!=", "<=", ">=", "===", "!=="].contains(
              infix.operator.trimmedDescription
            )
      }
      guard let sequence = self.as(SequenceExprSyntax.self) else { return false }
      return sequence.elements.contains { $0.is(AssignmentExprSyntax.self) }
    }

    /// Whether it may have a value that would be unused as a statement.
    fileprivate var isUnusedValue: Bool {
      if let attempt = self.as(TryExprSyntax.self) { return attempt.expression.isUnusedValue }
      return self.is(FunctionCallExprSyntax.self) || self.is(DeclReferenceExprSyntax.self)
        || self.is(MemberAccessExprSyntax.self)
    }
  }
#endif
