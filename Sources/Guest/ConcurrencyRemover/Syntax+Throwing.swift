#if canImport(SwiftParser)
  import SwiftSyntax

  extension SyntaxProtocol {
    /// Where it begins.
    var start: Int { positionAfterSkippingLeadingTrivia.utf8Offset }

    /// Where it ends.
    var end: Int { endPositionBeforeTrailingTrivia.utf8Offset }

    /// Whether its code belongs to another function.
    fileprivate var isOtherFunction: Bool {
      self.is(ClosureExprSyntax.self) || self.is(FunctionDeclSyntax.self)
        || self.is(AccessorBlockSyntax.self)
        || self.asProtocol((any DeclGroupSyntax).self) != nil
    }

    /// Visits what is in the same function.
    ///
    /// - Parameter body: Returns whether to visit what is in the node.
    func visitFunction(_ body: (Syntax) -> Bool) {
      for child in children(viewMode: .sourceAccurate) {
        guard !child.isOtherFunction, body(child) else { continue }
        child.visitFunction(body)
      }
    }

    /// Whether something is thrown out of it: by `try` or `throw`, unless a `do` catches all of it.
    var throwsOut: Bool {
      if isThrowing { return true }
      if let statement = self.as(DoStmtSyntax.self), statement.catchesAll {
        return statement.catchClauses.contains { $0.body.throwsOut }
      }
      var found = false
      visitFunction { node in
        if found { return false }
        if node.isThrowing { found = true }
        if let statement = node.as(DoStmtSyntax.self), statement.catchesAll {
          if statement.catchClauses.contains(where: { $0.body.throwsOut }) { found = true }
          return false
        }
        return !found
      }
      return found
    }

    private var isThrowing: Bool {
      self.is(ThrowStmtSyntax.self)
        || self.as(TryExprSyntax.self).map { $0.questionOrExclamationMark == nil } == true
    }

    /// Whether there's a `try` whose errors may have any type: not in code blocks in it, and not that
    /// of `#require`.
    var hasTypedTry: Bool {
      var found = self.as(TryExprSyntax.self)?.isTyped == true
      visitFunction { node in
        if found || node.is(CodeBlockSyntax.self) || node.is(SwitchCaseListSyntax.self) {
          return false
        }
        if let attempt = node.as(TryExprSyntax.self), attempt.isTyped { found = true }
        return !found
      }
      return found
    }

    /// Whether there's a macro's `#require` in it.
    var hasRequire: Bool {
      var found = false
      visitFunction { node in
        if node.as(MacroExpansionExprSyntax.self)?.macroName.text == "require" { found = true }
        if node.as(DoStmtSyntax.self)?.catchesAll == true { return false }
        return !found
      }
      return found
    }
  }

  extension TryExprSyntax {
    fileprivate var isTyped: Bool {
      guard questionOrExclamationMark == nil else { return false }
      guard let macro = requirement else { return true }
      return macro.arguments.hasTypedTry
    }

    /// `#require(...)`, if that is all of it.
    var requirement: MacroExpansionExprSyntax? {
      var expression = expression
      if let wait = expression.as(AwaitExprSyntax.self) { expression = wait.expression }
      guard let macro = expression.as(MacroExpansionExprSyntax.self),
        macro.macroName.text == "require"
      else { return nil }
      return macro
    }
  }

  extension DoStmtSyntax {
    /// Whether nothing is thrown out of its body.
    var catchesAll: Bool { catchClauses.contains(where: \.isGeneral) }
  }

  extension CatchClauseSyntax {
    /// Whether it catches all errors.
    var isGeneral: Bool {
      catchItems.isEmpty
        || catchItems.allSatisfy { item in
          guard item.whereClause == nil else { return false }
          guard let binding = item.pattern?.as(ValueBindingPatternSyntax.self) else {
            return item.pattern == nil
          }
          return binding.pattern.is(IdentifierPatternSyntax.self)
        }
    }

    /// Whether its patterns say of which types errors are.
    var namesTypes: Bool {
      catchItems.contains { item in
        guard let pattern = item.pattern else { return false }
        if let expression = pattern.as(ExpressionPatternSyntax.self) {
          return !expression.trimmedDescription.hasPrefix(".")
        }
        if let binding = pattern.as(ValueBindingPatternSyntax.self) {
          return !binding.pattern.is(IdentifierPatternSyntax.self)
            && !binding.pattern.trimmedDescription.hasPrefix(".")
        }
        return true
      }
    }
  }

  extension ThrowsClauseSyntax {
    /// Whether it is `throws` without a type, or with `any Error`.
    var isUntyped: Bool {
      guard throwsSpecifier.tokenKind == .keyword(.throws) else { return false }
      guard let type = type?.trimmedDescription else { return true }
      return ["any Error", "Error", "any Swift.Error", "Swift.Error"].contains(type)
    }
  }

  extension CodeBlockItemListSyntax {
    /// Whether what is behind it isn't reached, as far as its last statement tells.
    var isTerminal: Bool {
      guard let last = last?.item else { return false }
      if last.is(ReturnStmtSyntax.self) || last.is(ThrowStmtSyntax.self) { return true }
      if let statement = last.as(ExpressionStmtSyntax.self)?.expression.as(IfExprSyntax.self) {
        return statement.isTerminal
      }
      return false
    }
  }

  extension IfExprSyntax {
    fileprivate var isTerminal: Bool {
      guard body.statements.isTerminal else { return false }
      switch elseBody {
      case .ifExpr(let other): return other.isTerminal
      case .codeBlock(let block): return block.statements.isTerminal
      default: return false
      }
    }
  }
#endif
