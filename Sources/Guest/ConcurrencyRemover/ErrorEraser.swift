#if canImport(SwiftParser)
  import SwiftSyntax

  /// Gives errors a type where a source says `throws` without one: Embedded Swift can't make a value of
  /// `any Error`. `throws` becomes `throws(_AnyError)`, and what a statement of such a function throws
  /// is made one, by a `do` around it, in which the compiler finds out the error's own type.
  ///
  ///     do { S } catch { throw _erased(error, ...) }
  ///
  /// After a declaration, what uses it has to be in the same `do`, and its errors have their type
  /// already:
  ///
  ///     var p: _AnyError?
  ///     l: do { let x = try f(); do throws(_AnyError) { REST } catch { p = error; break l } }
  ///     catch { throw _erased(error, ...) }
  ///     if let p { throw p }
  struct ErrorEraser {
    private(set) var edits: Edits
    private var count = 0

    /// Where a statement is that a brace was put in front of.
    private var openedAt: Int?

    /// The names of functions whose closures have no value.
    private var voidFunctions: Set<String> = ["withKnownIssue"]

    /// The names of functions whose closures throw errors of one type.
    private var typedFunctions: Set<String> = []

    init(_ tree: SourceFileSyntax, _ edits: Edits) {
      self.edits = edits
      readFunctions(Syntax(tree))
      prepare(Syntax(tree))
    }

    private mutating func readFunctions(_ node: Syntax) {
      if let function = node.as(FunctionDeclSyntax.self) {
        for parameter in function.signature.parameterClause.parameters {
          var type = parameter.type
          if let attributed = type.as(AttributedTypeSyntax.self) { type = attributed.baseType }
          guard let closure = type.as(FunctionTypeSyntax.self) else { continue }
          if ["Void", "()"].contains(closure.returnClause.type.trimmedDescription) {
            voidFunctions.insert(function.name.text)
          }
          if let clause = closure.effectSpecifiers?.throwsClause, !clause.isUntyped {
            typedFunctions.insert(function.name.text)
          }
        }
      }
      for child in node.children(viewMode: .sourceAccurate) { readFunctions(child) }
    }

    // MARK: Anything

    private mutating func prepare(_ node: Syntax) {
      if let function = node.as(FunctionDeclSyntax.self) {
        prepare(
          function,
          function.signature,
          function.body,
          function.genericParameterClause,
          after: function.name
        )
      } else if let initializer = node.as(InitializerDeclSyntax.self) {
        prepare(
          initializer,
          initializer.signature,
          initializer.body,
          initializer.genericParameterClause,
          after: initializer.optionalMark ?? initializer.initKeyword
        )
      } else if let accessor = node.as(AccessorDeclSyntax.self) {
        let clause = accessor.effectSpecifiers?.throwsClause
        type(clause, Names.error)
        if let body = accessor.body {
          prepare(
            body.statements,
            erases: clause?.isUntyped == true,
            hasValue: accessor.accessorSpecifier.tokenKind == .keyword(.get)
          )
        }
      } else if let closure = node.as(ClosureExprSyntax.self) {
        prepare(closure)
      } else if let list = node.as(CodeBlockItemListSyntax.self) {
        prepare(list, erases: false, hasValue: false)
      } else if let statement = node.as(DoStmtSyntax.self) {
        prepare(statement, erases: false)
      } else if let member = node.as(MemberBlockItemSyntax.self) {
        anchor(member)
        prepareChildren(node)
      } else if let type = node.as(FunctionTypeSyntax.self) {
        self.type(type.effectSpecifiers?.throwsClause, Names.error)
        prepareChildren(node)
      } else if let type = node.as(SomeOrAnyTypeSyntax.self) {
        if ["any Error", "any Swift.Error"].contains(type.trimmedDescription),
          type.parent?.is(ThrowsClauseSyntax.self) != true
        {
          edits.replace(type.start..<type.end, by: Names.error)
        }
      } else if let sequence = node.as(SequenceExprSyntax.self) {
        prepareCasts(sequence)
        prepareChildren(node)
      } else {
        prepareChildren(node)
      }
    }

    private mutating func prepareChildren(_ node: Syntax) {
      for child in node.children(viewMode: .sourceAccurate) { prepare(child) }
    }

    private mutating func anchor(_ node: some SyntaxProtocol) {
      var parent = node.parent
      while let current = parent {
        // A line can't end there.
        if current.is(StringLiteralExprSyntax.self) { return }
        parent = current.parent
      }
      edits.anchor(node.start)
    }

    /// Gives a clause a type.
    private mutating func type(_ clause: ThrowsClauseSyntax?, _ type: String) {
      guard let clause, clause.isUntyped else { return }
      if let old = clause.type {
        edits.replace(old.start..<old.end, by: type)
      } else {
        edits.insert("(\(type))", at: clause.throwsSpecifier.end)
      }
    }

    // MARK: Functions

    private mutating func prepare(
      _ function: some DeclSyntaxProtocol & WithAttributesSyntax,
      _ signature: FunctionSignatureSyntax,
      _ body: CodeBlockSyntax?,
      _ generics: GenericParameterClauseSyntax?,
      after name: TokenSyntax
    ) {
      prepare(Syntax(function.attributes))
      let clause = signature.effectSpecifiers?.throwsClause
      if let clause, clause.throwsSpecifier.tokenKind == .keyword(.rethrows) {
        let parameter = "\(Names.rethrown): Swift.Error"
        if let last = generics?.parameters.last {
          edits.insert(", \(parameter)", at: last.end)
        } else {
          edits.insert("<\(parameter)>", at: name.end)
        }
        prepareRethrown(Syntax(signature.parameterClause))
        edits.replace(
          clause.throwsSpecifier.start..<clause.throwsSpecifier.end,
          by: "throws(\(Names.rethrown))"
        )
        if let body { prepare(body.statements, erases: false, hasValue: false) }
        return
      }
      prepare(Syntax(signature.parameterClause))
      type(clause, Names.error)
      let result = signature.returnClause?.type.trimmedDescription
      let isInitializer = function.is(InitializerDeclSyntax.self)
      if let body {
        prepare(
          body.statements,
          erases: clause?.isUntyped == true,
          hasValue: !isInitializer && result != nil && result != "Void" && result != "()"
        )
      }
    }

    private mutating func prepareRethrown(_ node: Syntax) {
      if let type = node.as(FunctionTypeSyntax.self) {
        self.type(type.effectSpecifiers?.throwsClause, Names.rethrown)
      }
      for child in node.children(viewMode: .sourceAccurate) { prepareRethrown(child) }
    }

    private mutating func prepare(_ closure: ClosureExprSyntax) {
      if let signature = closure.signature, let capture = signature.capture {
        prepare(Syntax(capture))
      }
      let statements = closure.statements
      let name = callee(of: closure)
      let written = closure.signature?.effectSpecifiers?.throwsClause
      let erases =
        written.map(\.isUntyped)
        ?? (statements.throwsOut && !typedFunctions.contains(name ?? ""))
      if let written {
        type(written, Names.error)
      } else if erases {
        addSignature(to: closure)
      }
      guard erases else { return prepare(statements, erases: false, hasValue: false) }
      if closure.isOfMacro {
        // The macro describes the value of a single expression.
        let isPlain = statements.count == 1 && statements.hasValue && !statements.isAssignment
        if isPlain { return prepare(statements, erases: false, hasValue: false) }
        return prepareErased(statements, isVoid: true)
      }
      prepareErased(
        statements,
        isVoid: voidFunctions.contains(name ?? "") || !statements.hasValue
      )
    }

    /// Prepares a closure's statements. Only in a function does the compiler find out which errors a
    /// `do` throws: so statements are in one, unless they return something, whose type isn't known
    /// here, or declare something.
    private mutating func prepareErased(_ list: CodeBlockItemListSyntax, isVoid: Bool) {
      let items = Array(list)
      guard let first = items.first else { return }
      func name() -> String {
        count += 1
        return "_qxBody\(count)"
      }
      if isVoid {
        let name = name()
        put("func \(name)() throws(\(Names.error)) {", before: first, in: items, at: 0)
        openedAt = first.start
        erase(items[...], in: items, isSingle: false, isTerminal: false, isOpened: true)
        edits.insert(" }; try \(name)()", at: items[items.count - 1].item.end)
        return
      }
      for (index, item) in items.enumerated() {
        anchor(item)
        let node = Syntax(item.item)
        let isStatement =
          !node.is(ReturnStmtSyntax.self) && !node.is(VariableDeclSyntax.self)
          && !node.is(GuardStmtSyntax.self) && items.count > 1 && !list.hasReturn(in: node)
        if node.is(ThrowStmtSyntax.self) {
          erase(item, node, in: items, at: index, isSingle: false)
          continue
        }
        guard isStatement, node.throwsOut else {
          prepare(node)
          continue
        }
        let name = name()
        put("func \(name)() throws(\(Names.error)) {", before: item, in: items, at: index)
        openedAt = item.start
        erase(item, node, in: items, at: index, isSingle: false)
        edits.insert(" }; try \(name)()", at: item.item.end)
      }
    }

    /// The name of the function that a closure is an argument of.
    private func callee(of closure: ClosureExprSyntax) -> String? {
      var node = closure.parent
      while let current = node {
        if let call = current.as(FunctionCallExprSyntax.self) {
          let callee = call.calledExpression
          return callee.as(DeclReferenceExprSyntax.self)?.baseName.text
            ?? callee.as(MemberAccessExprSyntax.self)?.declName.baseName.text
        }
        if current.is(MacroExpansionExprSyntax.self) || current.is(CodeBlockItemSyntax.self) {
          return nil
        }
        node = current.parent
      }
      return nil
    }

    private mutating func addSignature(to closure: ClosureExprSyntax) {
      let effect = "throws(\(Names.error))"
      guard let signature = closure.signature else {
        var most = -1
        numbers(Syntax(closure.statements)) { token, number in
          most = max(most, number)
          edits.replace(token.start..<token.start + 1, by: "_")
        }
        let parameters = (0..<most + 1).map { "_\($0)" }.joined(separator: ", ")
        edits.insert(" (\(parameters)) \(effect) in", at: closure.leftBrace.end)
        return
      }
      switch signature.parameterClause {
      case .simpleInput(let list):
        edits.insert("(", at: list.start)
        edits.insert(") \(effect)", at: list.end)
      case .parameterClause(let clause):
        edits.insert(" \(effect)", at: clause.end)
      default:
        edits.insert("() \(effect) ", at: signature.inKeyword.start)
      }
    }

    /// Finds `$0` and its like that are a closure's own.
    private func numbers(_ node: Syntax, _ body: (TokenSyntax, Int) -> Void) {
      if let token = node.as(TokenSyntax.self) {
        if case .dollarIdentifier(let text) = token.tokenKind, let number = Int(text.dropFirst()) {
          body(token, number)
        }
        return
      }
      if let inner = node.as(ClosureExprSyntax.self), inner.signature == nil { return }
      for child in node.children(viewMode: .sourceAccurate) { numbers(child, body) }
    }

    // MARK: Statements

    /// Prepares statements.
    ///
    /// - Parameters:
    ///   - erases: Whether what they throw is to be an error of any type.
    ///   - hasValue: Whether a single expression is what a function returns.
    private mutating func prepare(
      _ list: CodeBlockItemListSyntax,
      erases: Bool,
      hasValue: Bool,
      isWhole: Bool = true
    ) {
      let items = Array(list)
      guard erases else {
        for item in items {
          anchor(item)
          prepare(Syntax(item.item))
        }
        return
      }
      let isTerminal = isWhole && hasValue && items.count > 1 || list.isTerminal
      var isSingle = isWhole && hasValue && items.count == 1
      if case .expr(let expression)? = items.first?.item {
        if expression.is(MacroExpansionExprSyntax.self) { isSingle = false }
      } else {
        isSingle = false
      }
      erase(items[...], in: items, isSingle: isSingle, isTerminal: isTerminal)
    }

    private mutating func erase(
      _ rest: ArraySlice<CodeBlockItemSyntax>,
      in items: [CodeBlockItemSyntax],
      isSingle: Bool,
      isTerminal: Bool,
      isOpened: Bool = false
    ) {
      openedAt = isOpened ? rest.first?.start : nil
      for index in rest.indices {
        let item = items[index]
        anchor(item)
        let node = Syntax(item.item)
        if let value = Self.hoistable(node) {
          let isReturn = node.is(ReturnStmtSyntax.self)
          eraseHoisting(value, index, in: items, isTerminal: isTerminal || isReturn)
          return
        }
        if needsRest(node) {
          eraseWithRest(index, in: items, isTerminal: isTerminal)
          return
        }
        erase(item, node, in: items, at: index, isSingle: isSingle)
      }
    }

    /// Whether what follows a statement uses what it declares.
    private func needsRest(_ node: Syntax) -> Bool {
      if let variable = node.as(VariableDeclSyntax.self) {
        return variable.bindings.contains { $0.initializer?.hasTypedTry == true }
      }
      if let statement = node.as(GuardStmtSyntax.self) { return statement.conditions.hasTypedTry }
      return false
    }

    private mutating func eraseWithRest(
      _ index: Int,
      in items: [CodeBlockItemSyntax],
      isTerminal: Bool
    ) {
      let item = items[index]
      let rest = items[(index + 1)...]
      count += 1
      let (pending, label) = ("_qxPending\(count)", "_qxScope\(count)")
      let isNested = rest.contains { $0.item.throwsOut }
      var isPending = isNested
      let guarded = item.item.as(GuardStmtSyntax.self)
      if guarded?.body.throwsOut == true { isPending = true }
      put(
        isPending ? "var \(pending): \(Names.error)?; \(label): do {" : "do {",
        before: item,
        in: items,
        at: index
      )
      let leave = " } catch { \(pending) = error; break \(label) }"
      if let guarded {
        prepare(Syntax(guarded.conditions))
        eraseInner(guarded.body.statements, leave)
      } else {
        prepareChildren(Syntax(item.item))
      }
      if isNested, let next = rest.first {
        put("do throws(\(Names.error)) {", before: next, in: items, at: index + 1)
      }
      erase(rest, in: items, isSingle: false, isTerminal: isTerminal, isOpened: isNested)
      let end = items[items.count - 1].item.end
      if isNested { edits.insert(leave, at: end) }
      edits.insert(Names.erasing, at: end)
      if isPending {
        edits.insert(
          isTerminal ? "; throw \(pending)!" : "; if let \(pending) { throw \(pending) }",
          at: end
        )
      }
    }

    /// Erases what a block throws, and leaves an outer statement by it.
    private mutating func eraseInner(_ list: CodeBlockItemListSyntax, _ leave: String) {
      guard list.throwsOut, let first = list.first, let last = list.last else {
        return prepare(list, erases: true, hasValue: false)
      }
      let items = Array(list)
      put("do throws(\(Names.error)) {", before: first, in: items, at: 0)
      prepare(list, erases: true, hasValue: false)
      edits.insert(leave, at: last.item.end)
    }

    private mutating func erase(
      _ item: CodeBlockItemSyntax,
      _ node: Syntax,
      in items: [CodeBlockItemSyntax],
      at index: Int,
      isSingle: Bool
    ) {
      if let configuration = node.as(IfConfigDeclSyntax.self) {
        for clause in configuration.clauses {
          if case .statements(let list)? = clause.elements {
            prepare(list, erases: true, hasValue: false)
          }
        }
      } else if let statement = node.as(DoStmtSyntax.self) {
        prepare(statement, erases: true)
      } else if let labeled = node.as(LabeledStmtSyntax.self) {
        eraseCompound(Syntax(labeled.statement), item, in: items, at: index)
      } else if node.is(DeferStmtSyntax.self)
        || node.asProtocol((any DeclSyntaxProtocol).self) != nil
      {
        prepare(node)
      } else if let compound = Self.compound(node) {
        eraseCompound(compound, item, in: items, at: index)
      } else if let statement = node.as(ThrowStmtSyntax.self), !statement.expression.hasTypedTry {
        // Of a `throw` in a `do` the compiler doesn't find out the type.
        edits.insert(Names.erase.0, at: statement.expression.start)
        prepare(Syntax(statement.expression))
        edits.insert(Names.erase.1, at: statement.expression.end)
      } else if node.hasTypedTry {
        put(isSingle ? "do { return" : "do {", before: item, in: items, at: index)
        prepare(node)
        edits.insert(Names.erasing, at: item.item.end)
      } else {
        prepare(node)
      }
    }

    /// A statement with blocks in it.
    private static func compound(_ node: Syntax) -> Syntax? {
      if let statement = node.as(ExpressionStmtSyntax.self) {
        return compound(Syntax(statement.expression))
      }
      switch node.kind {
      case .ifExpr, .switchExpr, .forStmt, .whileStmt, .repeatStmt, .guardStmt: return node
      default: return nil
      }
    }

    private mutating func eraseCompound(
      _ node: Syntax,
      _ item: CodeBlockItemSyntax,
      in items: [CodeBlockItemSyntax],
      at index: Int
    ) {
      guard node.hasTypedTry else { return eraseBlocks(node, nil) }
      count += 1
      let (pending, label) = ("_qxPending\(count)", "_qxScope\(count)")
      var isPending = false
      node.visitFunction { child in
        if let block = child.as(CodeBlockSyntax.self), block.throwsOut { isPending = true }
        if let list = child.as(SwitchCaseListSyntax.self), list.throwsOut { isPending = true }
        return !isPending
      }
      put(
        isPending ? "var \(pending): \(Names.error)?; \(label): do {" : "do {",
        before: item,
        in: items,
        at: index
      )
      eraseBlocks(node, isPending ? " } catch { \(pending) = error; break \(label) }" : nil)
      edits.insert(Names.erasing, at: item.item.end)
      if isPending {
        let isLast = index + 1 == items.count
        let isTerminal = isLast && CodeBlockItemListSyntax([items[index]]).isTerminal
        edits.insert(
          isTerminal ? "; throw \(pending)!" : "; if let \(pending) { throw \(pending) }",
          at: item.item.end
        )
      }
    }

    private mutating func eraseBlocks(_ node: Syntax, _ leave: String?) {
      for child in node.children(viewMode: .sourceAccurate) {
        if let block = child.as(CodeBlockSyntax.self) {
          if let leave {
            eraseInner(block.statements, leave)
          } else {
            prepare(block.statements, erases: true, hasValue: false, isWhole: false)
          }
        } else if let list = child.as(SwitchCaseListSyntax.self) {
          for element in list {
            guard case .switchCase(let one) = element else { continue }
            prepare(Syntax(one.label))
            if let leave {
              eraseInner(one.statements, leave)
            } else {
              prepare(one.statements, erases: true, hasValue: false, isWhole: false)
            }
          }
        } else if child.is(IfExprSyntax.self), node.is(IfExprSyntax.self) {
          eraseBlocks(child, leave)
        } else {
          prepare(child)
        }
      }
    }

    /// What is the value of a statement's `#require` and throws: two calls may throw two types.
    private static func hoistable(_ node: Syntax) -> ExprSyntax? {
      var attempt = node.as(TryExprSyntax.self)
      if let variable = node.as(VariableDeclSyntax.self), variable.bindings.count == 1 {
        attempt = variable.bindings.first?.initializer?.value.as(TryExprSyntax.self)
      } else if let statement = node.as(ReturnStmtSyntax.self) {
        attempt = statement.expression?.as(TryExprSyntax.self)
      } else if let sequence = node.as(SequenceExprSyntax.self), sequence.elements.count == 3 {
        attempt = sequence.elements.last?.as(TryExprSyntax.self)
      }
      guard let argument = attempt?.requirement?.arguments.first, argument.label == nil,
        argument.expression.hasTypedTry
      else { return nil }
      return argument.expression
    }

    /// Puts what throws in front of the `#require` that it is the value of.
    ///
    ///     l: do { let v = try f(); do throws(_AnyError) { let x = try #require(v); REST } catch ...
    private mutating func eraseHoisting(
      _ value: ExprSyntax,
      _ index: Int,
      in items: [CodeBlockItemSyntax],
      isTerminal: Bool
    ) {
      count += 1
      let (pending, label, name) = (
        "_qxPending\(count)", "_qxScope\(count)", "_qxValue\(count)"
      )
      let text = value.trimmedDescription
      let isAttempt = value.is(TryExprSyntax.self)
      put(
        "var \(pending): \(Names.error)?; \(label): do { let \(name) = "
          + "\(isAttempt ? "" : "try ")\(text.replacingLineFeeds); do throws(\(Names.error)) {",
        before: items[index],
        in: items,
        at: index
      )
      edits.replace(
        value.start..<value.end,
        by: "GuestTesting._hoisted(\(name), \(Edits.literal(text.replacingLineFeeds)))"
      )
      erase(items[(index + 1)...], in: items, isSingle: false, isTerminal: isTerminal)
      edits.insert(
        " } catch { \(pending) = error; break \(label) }" + Names.erasing
          + (isTerminal ? "; throw \(pending)!" : "; if let \(pending) { throw \(pending) }"),
        at: items[items.count - 1].item.end
      )
    }

    /// Puts a text in front of a statement: behind what is before it, if that is on another line.
    private mutating func put(
      _ text: String,
      before item: CodeBlockItemSyntax,
      in items: [CodeBlockItemSyntax],
      at index: Int
    ) {
      let start = item.start
      guard item.leadingTrivia.contains(where: \.isNewline),
        let previous = item.previousToken(viewMode: .sourceAccurate),
        previous.tokenKind != .poundEndif, previous.tokenKind != .poundElse,
        !items[..<index].contains(where: { $0.item.is(IfConfigDeclSyntax.self) }) || index == 0
          || !items[index - 1].item.is(IfConfigDeclSyntax.self)
      else {
        edits.insert(text + " ", at: start)
        return
      }
      let isFirst = index == 0 || previous.tokenKind == .semicolon || openedAt == start
      edits.insert((isFirst ? " " : "; ") + text, at: previous.end)
    }

    // MARK: do

    private mutating func prepare(_ statement: DoStmtSyntax, erases: Bool) {
      let body = statement.body.statements
      if statement.catchClauses.isEmpty {
        return prepare(body, erases: erases, hasValue: false, isWhole: false)
      }
      let clauses = Array(statement.catchClauses)
      var hasThrow = false
      var hasTry = false
      body.visitFunction { node in
        if node.is(ThrowStmtSyntax.self) { hasThrow = true }
        if node.as(TryExprSyntax.self)?.questionOrExclamationMark == nil,
          node.is(TryExprSyntax.self)
        {
          hasTry = true
        }
        return !node.is(DoStmtSyntax.self)
      }
      let isErased =
        statement.throwsClause == nil
        && (clauses.contains(where: \.namesTypes) || body.hasRequire || hasThrow && hasTry
          || erases && !statement.catchesAll)
      if isErased {
        edits.insert(" throws(\(Names.error))", at: statement.doKeyword.end)
      } else if let clause = statement.throwsClause {
        type(clause, Names.error)
      }
      prepare(
        body,
        erases: isErased || statement.throwsClause?.isUntyped == true,
        hasValue: false,
        isWhole: false
      )
      let isChain = isErased && clauses.contains { !$0.isGeneral }
      for (index, clause) in clauses.enumerated() {
        if isChain {
          edits.replace(
            clause.catchKeyword.start..<clause.body.leftBrace.end,
            by: (index == 0 ? "catch { " : "else ") + Self.test(clause, isFirst: index == 0)
          )
        }
        prepare(clause.body.statements, erases: erases, hasValue: false, isWhole: false)
      }
      if isChain, let last = clauses.last {
        edits.insert(last.isGeneral ? " }" : " else { throw error } }", at: last.end)
      }
    }

    /// The `if` that takes the place of a `catch`.
    private static func test(_ clause: CatchClauseSyntax, isFirst: Bool) -> String {
      var tests: [String] = []
      for item in clause.catchItems {
        var test = item.pattern.map(Self.test) ?? "true"
        if let condition = item.whereClause?.condition {
          test += ", \(condition.trimmedDescription.replacingLineFeeds)"
        }
        tests.append(test)
      }
      if clause.isGeneral {
        if let pattern = clause.catchItems.first?.pattern?.trimmedDescription {
          return (isFirst ? "do { " : "{ ") + "\(pattern) = error; "
        }
        return isFirst ? "do {" : "{"
      }
      return "if " + tests.joined(separator: " || ") + " {"
    }

    private static func test(_ pattern: PatternSyntax) -> String {
      if let type = pattern.as(IsTypePatternSyntax.self) {
        return "GuestTesting._isa(error, (\(type.type.trimmedDescription)).self)"
      }
      if let binding = pattern.as(ValueBindingPatternSyntax.self) {
        let text = binding.pattern.trimmedDescription.replacingLineFeeds
        if let cast = text.firstRange(of: " as ") {
          let (name, type) = (text[..<cast.lowerBound], text[cast.upperBound...])
          return
            "\(binding.bindingSpecifier.text) \(name) = GuestTesting._cast(error, (\(type)).self)"
        }
        if let type = enumeration(text) {
          return
            "case \(binding.bindingSpecifier.text) \(text)? = GuestTesting._cast(error, \(type).self)"
        }
        return "case \(binding.bindingSpecifier.text) \(text) = error"
      }
      let text = pattern.trimmedDescription.replacingLineFeeds
      if let type = enumeration(text) {
        return "case \(text)? = GuestTesting._cast(error, \(type).self)"
      }
      return "GuestTesting._matches(error, \(text))"
    }

    /// `A.B` of `A.B.c(let d)`.
    private static func enumeration(_ text: String) -> String? {
      let path = text.prefix { $0 != "(" }
      guard let period = path.lastIndex(of: "."), period > path.startIndex else { return nil }
      return String(path[..<period])
    }

    // MARK: Casts

    /// `error as? T` and `error is T`.
    private mutating func prepareCasts(_ sequence: SequenceExprSyntax) {
      let elements = Array(sequence.elements)
      guard elements.count >= 3 else { return }
      for index in 0..<elements.count - 2 {
        let (value, type) = (elements[index], elements[index + 2])
        let isError =
          value.as(DeclReferenceExprSyntax.self)?.baseName.text == "error"
          || value.as(MemberAccessExprSyntax.self)?.declName.baseName.text == "error"
        guard isError, type.is(TypeExprSyntax.self) else { continue }
        let function: String
        if elements[index + 1].is(UnresolvedIsExprSyntax.self) {
          function = "_isa"
        } else if let cast = elements[index + 1].as(UnresolvedAsExprSyntax.self),
          let mark = cast.questionOrExclamationMark
        {
          function = mark.tokenKind == .exclamationMark ? "_forceCast" : "_cast"
        } else {
          continue
        }
        edits.insert("GuestTesting.\(function)(", at: value.start, isInside: true)
        edits.replace(value.end..<type.start, by: ", (")
        edits.insert(").self)", at: type.end)
      }
    }
  }

  extension ClosureExprSyntax {
    /// Whether it is an argument of a macro, which puts its statements into a function.
    fileprivate var isOfMacro: Bool {
      var node = parent
      while let current = node {
        if current.is(MacroExpansionExprSyntax.self) { return true }
        if current.is(CodeBlockItemSyntax.self) || current.is(FunctionCallExprSyntax.self) {
          return false
        }
        node = current.parent
      }
      return false
    }
  }

  extension CodeBlockItemListSyntax {
    /// Whether a closure of these statements may have a value.
    fileprivate var hasValue: Bool {
      if count == 1, case .expr? = first?.item { return true }
      return contains { hasReturn(in: Syntax($0.item)) }
    }

    /// Whether the first statement assigns something.
    fileprivate var isAssignment: Bool {
      guard let sequence = first?.item.as(SequenceExprSyntax.self) else { return false }
      return sequence.elements.contains { $0.is(AssignmentExprSyntax.self) }
    }

    /// Whether something is returned in a statement.
    fileprivate func hasReturn(in node: Syntax) -> Bool {
      if let statement = node.as(ReturnStmtSyntax.self) { return statement.expression != nil }
      var found = false
      node.visitFunction { child in
        if child.as(ReturnStmtSyntax.self)?.expression != nil { found = true }
        return !found
      }
      return found
    }
  }

  extension String {
    /// On one line.
    var replacingLineFeeds: String { String(map { $0.isNewline ? " " : $0 }) }
  }
#endif
