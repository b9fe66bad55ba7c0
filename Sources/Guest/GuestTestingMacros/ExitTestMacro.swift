#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// `#expect(exitsWith:) { }`.
  struct ExitTestMacro: ExpressionMacro {
    static func expansion(
      of node: some FreestandingMacroExpansionSyntax,
      in context: some MacroExpansionContext
    ) throws -> ExprSyntax {
      let expectation = Expectation(node, in: context)
      guard !expectation.isBroken else { return "()" }
      let counter = CountingContext(context)
      let condition = read(expectation.subject, in: counter)
      guard let closure = expectation.closure else {
        context.error(at: node, "write the body of an exit test as a closure here")
        return "()"
      }
      check(closure, in: counter)
      for node in context.lexicalContext where isGeneric(node) {
        counter.error(at: closure, "an exit test can't be in generic code")
        break
      }
      guard counter.errors == 0, let condition else { return "()" }
      let surroundings = Surroundings(context.lexicalContext)
      let function = context.lexicalContext.lazy.compactMap { $0.as(FunctionDeclSyntax.self) }.first
      let information = Information(
        kind: .exit,
        name: function?.fullName ?? "exit test",
        place: expectation.place,
        suites: surroundings.types
      )
      let declarations = information.declarations(
        names: ("qemu_exit_record", "qemu_exit_entry"),
        modifiers: "static",
        body: body(closure, expectation.place, in: context)
      )
      let isRequired = node.macroName.text == "require"
      let name = context.makeUniqueName("ExitTest")
      let head = isRequired ? "{ () throws(GuestTesting._AnyError) in" : "{"
      return """
        \(raw: head)
          enum \(name) {
            \(raw: declarations.joined(separator: "\n"))
          }
          \(raw: isRequired ? "try GuestTesting._requireExitTest" : "GuestTesting._exitTest")(
            0x\(raw: String(information.identity, radix: 16)), \(raw: expectation.place.site(condition))\(raw: expectation.details)
          )
        }()
        """
    }

    /// What the guest of the exit test runs.
    private static func body(
      _ closure: ClosureExprSyntax,
      _ place: Place,
      in context: some MacroExpansionContext
    ) -> String {
      let statements = PlaceKeeper(context).statements(of: closure).description
      guard closure.signature?.effectSpecifiers?.throwsClause != nil else { return statements }
      return """
        func __body() throws(GuestTesting._AnyError) {
          \(statements)
        }
        do throws(GuestTesting._AnyError) {
          try __body()
        } catch {
          GuestTesting._exitTestThrew(error, \(literal(place.fields)))
        }
        """
    }

    /// The expectation as the protocol writes it.
    private static func read(
      _ expression: ExprSyntax,
      in context: some MacroExpansionContext
    ) -> String? {
      let call = expression.as(FunctionCallExprSyntax.self)
      let callee = call?.calledExpression ?? expression
      let name = callee.as(MemberAccessExprSyntax.self)?.declName.baseName.text
      switch name {
      case "success", "failure", "trap":
        return name
      case "exitCode":
        let literal = call?.arguments.first?.expression.as(IntegerLiteralExprSyntax.self)
        if let code = literal?.representedLiteralValue { return "code \(code)" }
      default: break
      }
      context.error(
        at: expression,
        "write '.success', '.failure', '.trap' or '.exitCode(N)' with a number"
      )
      return nil
    }

    private static func check(
      _ closure: ClosureExprSyntax,
      in context: some MacroExpansionContext
    ) {
      if let signature = closure.signature, let capture = signature.capture {
        let isAll =
          signature.parameterClause == nil && signature.effectSpecifiers == nil
          && signature.returnClause == nil
        context.error(
          at: capture,
          "the body of an exit test runs in another guest: it can't capture anything",
          fixIts: [
            (
              "remove the capture list",
              .replace(
                oldNode: Syntax(closure),
                newNode: Syntax(
                  closure.with(\.signature, isAll ? nil : signature.with(\.capture, nil))
                )
              )
            )
          ]
        )
      }
      for token in closure.statements.tokens(viewMode: .sourceAccurate)
      where token.tokenKind == .keyword(.self) {
        if token.parent?.parent?.is(MemberAccessExprSyntax.self) == true,
          token.parent?.parent?.as(MemberAccessExprSyntax.self)?.declName.baseName.id == token.id
        {
          continue
        }
        context.error(
          at: token,
          "the body of an exit test runs in another guest: it can't use 'self'"
        )
        break
      }
      if let wait = closure.statements.first(AwaitExprSyntax.self) {
        context.error(at: wait, "bare-metal Swift has no concurrency: nothing can be awaited")
      }
    }

    private static func isGeneric(_ node: Syntax) -> Bool {
      if let function = node.as(FunctionDeclSyntax.self) {
        return function.genericParameterClause != nil
      }
      return node.asProtocol((any WithGenericParametersSyntax).self)?.genericParameterClause != nil
    }
  }
#endif
