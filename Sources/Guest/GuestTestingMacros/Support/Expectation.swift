#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// The arguments of `#expect` and `#require`.
  struct Expectation {
    let place: Place
    /// The arguments that are neither the comment nor the place.
    private(set) var subjects: [LabeledExprSyntax] = []
    private var comment: ExprSyntax?
    private var sourceLocation: ExprSyntax?
    private(set) var closure: ClosureExprSyntax?
    /// What says whether an error is the expected one.
    private(set) var matcher: ExprSyntax?
    let isBroken: Bool

    init(_ node: some FreestandingMacroExpansionSyntax, in context: some MacroExpansionContext) {
      place = Place(of: node, in: context)
      for argument in node.arguments {
        if argument.label?.text == "sourceLocation" {
          sourceLocation = argument.expression
        } else if let body = argument.expression.as(ClosureExprSyntax.self),
          ["performing", "body"].contains(argument.label?.text)
            || argument.label == nil && !subjects.isEmpty
        {
          closure = body
        } else if argument.label?.text == "throws",
          argument.expression.is(ClosureExprSyntax.self)
        {
          matcher = argument.expression
        } else if argument.label == nil, !subjects.isEmpty {
          comment = argument.expression
        } else {
          subjects.append(argument)
        }
      }
      closure = node.trailingClosure ?? closure
      if let other = node.additionalTrailingClosures.first(where: { $0.label.text == "throws" }) {
        matcher = ExprSyntax(other.closure)
      }
      if matcher != nil, let first = subjects.first, first.label == nil {
        // Without a condition the first argument is the comment.
        comment = first.expression
        subjects = []
      }
      if sourceLocation == nil, !place.isInSource {
        sourceLocation = "\(raw: place.sourceLocation)"
      }
      let counter = CountingContext(context)
      for subject in subjects {
        if let path = subject.first(KeyPathExprSyntax.self) {
          counter.error(at: path, "Embedded Swift has no key paths: write a closure")
        }
        if let wait = subject.first(AwaitExprSyntax.self) {
          counter.error(at: wait, "bare-metal Swift has no concurrency: nothing can be awaited")
        }
      }
      isBroken = counter.errors > 0 || subjects.isEmpty && matcher == nil
    }

    /// The condition.
    var subject: ExprSyntax { subjects[0].expression }

    /// The argument for the comment and the place, with a comma before it.
    var details: String {
      guard comment != nil || sourceLocation != nil else { return "" }
      var parts: [String] = []
      if let comment { parts.append(comment.trimmedDescription) }
      if let sourceLocation {
        parts.append("sourceLocation: \(sourceLocation.trimmedDescription)")
      }
      return ", { GuestTesting._Details(\(parts.joined(separator: ", "))) }"
    }

    /// What the code around it may throw.
    enum Effect {
      /// `TestFailure`, or nothing.
      case typed
      /// `_AnyError`, where the source says `throws` without a type: it is prepared so.
      case erased
      /// `any Error`, of which no value can be made: the source isn't prepared.
      case untyped
    }

    /// What the code around it may throw.
    ///
    /// A closure that doesn't say what it throws is taken for a part of the function around it.
    static func effect(_ lexicalContext: [Syntax]) -> Effect {
      for node in lexicalContext {
        var clause: ThrowsClauseSyntax?
        if let function = node.as(FunctionDeclSyntax.self) {
          clause = function.signature.effectSpecifiers?.throwsClause
        } else if let initializer = node.as(InitializerDeclSyntax.self) {
          clause = initializer.signature.effectSpecifiers?.throwsClause
        } else if let accessor = node.as(AccessorDeclSyntax.self) {
          clause = accessor.effectSpecifiers?.throwsClause
        } else if let closure = node.as(ClosureExprSyntax.self) {
          clause = closure.signature?.effectSpecifiers?.throwsClause
          if clause == nil { continue }
        } else if node.asProtocol((any DeclGroupSyntax).self) != nil {
          return .typed
        } else {
          continue
        }
        guard let clause else { return .typed }
        guard let type = clause.errorType else { return .untyped }
        return type.hasSuffix("_AnyError") ? .erased : .typed
      }
      return .typed
    }

    /// The call that checks a condition.
    func check(_ condition: Condition) -> String {
      let site = place.site(condition.template)
      switch condition.form {
      case .both(let first, let second):
        return "GuestTesting._checkBoth(\(first), { \(second) }, \(site)\(details))"
      case .either(let first, let second):
        return "GuestTesting._checkEither(\(first), { \(second) }, \(site)\(details))"
      case .test:
        let values = call(condition, returning: condition.test)
        let isLiteral = condition.values != nil && condition.operands.count == 1
        let function =
          isLiteral ? "_checkLiteral" : condition.difference != nil ? "_checkEqual" : "_check"
        return "GuestTesting.\(function)(\(values)\(site)\(details))"
      }
    }

    /// The call that unwraps an optional.
    ///
    /// - Parameter function: The function that is called.
    func unwrap(_ condition: Condition, by function: String) -> String {
      let values = call(condition, returning: condition.test)
      return "GuestTesting.\(function)(\(values)\(place.site(condition.template))\(details))"
    }

    /// The arguments for the operands, the test and the descriptions, with a comma behind them.
    private func call(_ condition: Condition, returning test: String) -> String {
      guard !condition.operands.isEmpty else { return "\(test), " }
      let values = condition.operands.map { $0.evaluated ?? "()" }
      let parameters = condition.operands.map { $0.evaluated == nil ? "_" : $0.value }
      let descriptions = condition.operands.map { operand in
        operand.evaluated == nil
          ? "{ _ in GuestTesting._describe(\(operand.value)) }" : "{ GuestTesting._describe($0) }"
      }
      // Closures of several statements are checked by themselves, which takes the compiler less time.
      let head = "{ \(parameters.joined(separator: ", ")) in"
      let difference = condition.difference.map { sides in
        "difference: \(head) let __d = GuestTesting._difference(\(sides.0), \(sides.1)); return __d }"
      }
      if let texts = condition.values, condition.operands.count == 1 {
        let parts = [
          values[0], "\(head) \(test) }",
          "values: \(head) let __0 = \(texts[0]); let __1 = \(texts[1]); return [__0, __1] }",
        ]
        return (parts + [difference].compactMap { $0 }).joined(separator: ", ") + ", "
      }
      let parts =
        values + ["\(head) \(test) }"] + descriptions + [difference].compactMap { $0 }
      return parts.joined(separator: ", ") + ", "
    }
  }
#endif
