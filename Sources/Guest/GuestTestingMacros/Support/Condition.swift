#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax

  /// A condition, taken apart into operands whose values a report shows.
  struct Condition {
    /// A part of the condition that is described if it fails.
    struct Operand {
      /// What is evaluated once; nil for a name that can be read where it is.
      var evaluated: String?
      /// The parameter that has its value, or the name.
      var value: String
    }

    enum Form {
      /// A call with the operands' values.
      case test
      /// `a && b` and `a || b`, where the second may not be evaluated.
      case both(String, String)
      case either(String, String)
    }

    private(set) var form = Form.test
    private(set) var operands: [Operand] = []
    /// The two sides of `==`, by the operands' names, if how they differ may be told.
    private(set) var difference: (String, String)?
    /// The texts of the one operand and of what is beside it, by the operand's parameter.
    private(set) var values: [String]?
    /// The condition, with parameters for operands.
    private(set) var test = ""
    /// The source, with marks around operands.
    private(set) var template = ""
    /// Takes a condition apart.
    init(_ expression: ExprSyntax) {
      let expression = expression.trimmed
      // Swift Testing doesn't take apart what may throw.
      if expression.first(TryExprSyntax.self) != nil {
        readPlain(expression)
      } else {
        read(expression)
      }
    }

    /// Takes an optional apart, which `#require` unwraps.
    init(optional expression: ExprSyntax) {
      self.init(expression)
      let isMember = expression.as(MemberAccessExprSyntax.self)?.base != nil
      if case .test = form, operands.count == 1, isMember {
        template = String(template.dropLast("false".count)) + "nil"
      } else if case .test = form, operands.count == 1, operands[0].evaluated != nil,
        expression.is(FunctionCallExprSyntax.self)
      {
        // As it is.
      } else {
        form = .test
        operands = []
        test = expression.trimmedDescription
        template = expression.sourceText
      }
      (difference, values) = (nil, nil)
      template += " → nil"
    }

    private mutating func read(_ expression: ExprSyntax) {
      if let prefix = expression.as(PrefixOperatorExprSyntax.self), prefix.operator.text == "!" {
        readNegation(prefix.expression.trimmed)
      } else if let infix = expression.as(InfixOperatorExprSyntax.self),
        let symbol = infix.operator.as(BinaryOperatorExprSyntax.self)?.operator.text
      {
        readInfix(infix, symbol)
      } else if let check = expression.as(IsExprSyntax.self) {
        let operand = capture(check.expression)
        let type = check.type.trimmedDescription
        test = "\(operand.test) is \(type)"
        template = "\(operand.template) is \(type)"
        if let only = operands.first, only.evaluated != nil {
          template = "\(operand.template) is \u{1}\(type)\u{2}"
          values = [
            "GuestTesting._describe(\(only.value))", "\"\\(GuestTesting._name(\(only.value)))\"",
          ]
        }
      } else if let call = expression.as(FunctionCallExprSyntax.self) {
        readCall(call)
      } else if let member = expression.as(MemberAccessExprSyntax.self), let base = member.base,
        base.isValue || base.isSelf
      {
        let operand = captureBase(base)
        test = "\(operand.test).\(member.declName.trimmedDescription)"
        template = "\(operand.template).\(member.declName.trimmedDescription) → false"
      } else if let tuple = expression.onlyElement {
        read(tuple)
        test = "(\(test))"
        template = "(\(template))"
      } else {
        readPlain(expression)
      }
    }

    private mutating func readPlain(_ expression: ExprSyntax) {
      operands = []
      (difference, values) = (nil, nil)
      test = expression.trimmedDescription
      template = expression.sourceText
    }

    private mutating func readNegation(_ inner: ExprSyntax) {
      var inner = inner
      if let element = inner.onlyElement { inner = element }
      let start = self
      read(inner)
      guard case .test = form else {
        if case .both = form, let infix = inner.as(InfixOperatorExprSyntax.self) {
          let (left, right) = (infix.leftOperand.sourceText, infix.rightOperand.sourceText)
          self = start
          test = "!(\(inner.trimmedDescription))"
          template = "!((\(left) → true) && (\(right) → true) → true)"
          return
        }
        self = start
        test = "!(\(inner.trimmedDescription))"
        template = "!(\(inner.sourceText) → true)"
        return
      }
      difference = nil
      test = "!(\(test))"
      if inner.is(DeclReferenceExprSyntax.self) {
        // In Swift Testing's words.
        template = "!(" + template + " → <not evaluated>)"
      } else if inner.isLiteral {
        template = "!" + template
      } else if template.hasSuffix(" → false") {
        template = "!(" + template.dropLast("false".count) + "true)"
      } else {
        template = "!(" + template + " → true)"
      }
    }

    private static let comparisons: Set = [
      "==", "!=", "<", "<=", ">", ">=", "===", "!==", "~=",
    ]

    private mutating func readInfix(_ infix: InfixOperatorExprSyntax, _ symbol: String) {
      let (left, right) = (infix.leftOperand.trimmed, infix.rightOperand.trimmed)
      if symbol == "&&" || symbol == "||", !infix.hasTry {
        let parts = (left.trimmedDescription, right.trimmedDescription)
        form = symbol == "&&" ? .both(parts.0, parts.1) : .either(parts.0, parts.1)
        template =
          "\u{1}\(left.sourceText)\u{2} \(symbol) \u{1}\(right.sourceText)\u{2}"
      } else if Self.comparisons.contains(symbol) {
        let first = capture(left)
        let second = capture(right)
        test = "\(first.test) \(symbol) \(second.test)"
        if symbol == "==", operands.allSatisfy({ $0.evaluated != nil }),
          operands.count == 2
            || operands.count == 1
              && (left.is(ArrayExprSyntax.self) || right.is(ArrayExprSyntax.self))
        {
          difference = (first.test, second.test)
        }
        template = "\(first.template) \(symbol) \(second.template)"
        if operands.count == 1, operands[0].evaluated != nil {
          let described = "GuestTesting._describe(__a)"
          if right.isTypedByOther {
            template = "\(first.template) \(symbol) \u{1}\(right.sourceText)\u{2}"
            values = [described, Self.describe(right, like: "__a")]
          } else if left.isTypedByOther {
            template = "\u{1}\(left.sourceText)\u{2} \(symbol) \(second.template)"
            values = [Self.describe(left, like: "__a"), described]
          }
        }
      } else {
        readPlain(ExprSyntax(infix))
      }
    }

    private static func describe(_ literal: ExprSyntax, like operand: String) -> String {
      "GuestTesting._describe(GuestTesting._like(\(operand), \(literal.trimmedDescription)))"
    }

    private mutating func readCall(_ call: FunctionCallExprSyntax) {
      guard !call.hasTry, call.trailingClosure == nil, call.additionalTrailingClosures.isEmpty
      else { return readPlain(ExprSyntax(call)) }
      let callee: (test: String, template: String)
      if let name = call.calledExpression.as(DeclReferenceExprSyntax.self) {
        callee = (name.trimmedDescription, name.trimmedDescription)
      } else if let member = call.calledExpression.as(MemberAccessExprSyntax.self),
        let base = member.base
      {
        let name = "." + member.declName.trimmedDescription
        if base.isValue || base.isSelf {
          let operand = captureBase(base)
          callee = (operand.test + name, operand.template + name)
        } else {
          callee = (base.trimmedDescription + name, base.sourceText + name)
        }
      } else {
        return readPlain(ExprSyntax(call))
      }
      var tests: [String] = []
      var templates: [String] = []
      for argument in call.arguments {
        let label = argument.label.map { "\($0.text): " } ?? ""
        let operand = capture(argument.expression)
        tests.append(label + operand.test)
        templates.append(label + operand.template)
      }
      test = "\(callee.test)(\(tests.joined(separator: ", ")))"
      // A single argument's value stands in the call's own parentheses.
      if let only = templates.first, templates.count == 1, only.hasPrefix("\u{1}") {
        templates = ["\u{3}" + only.dropFirst()]
      }
      template = "\(callee.template)(\(templates.joined(separator: ", ")))"
    }

    /// Makes an operand of what a member is asked of. A name is read where it is, so that a call may
    /// change it.
    private mutating func captureBase(_ base: ExprSyntax) -> (test: String, template: String) {
      guard base.is(DeclReferenceExprSyntax.self) else { return capture(base) }
      let name = base.trimmedDescription
      operands.append(Operand(evaluated: nil, value: name))
      return (name, "\u{1}\(name)\u{2}")
    }

    /// Makes an operand of a part, if its value tells more than its source.
    private mutating func capture(_ part: ExprSyntax) -> (test: String, template: String) {
      let source = part.trimmedDescription
      guard operands.count < 3, !part.isLiteral, !part.isTied else {
        return (source, part.sourceText)
      }
      let value = "__\(["a", "b", "c"][operands.count])"
      operands.append(Operand(evaluated: source, value: value))
      return (value, "\u{1}\(part.sourceText)\u{2}")
    }
  }

  extension ExprSyntax {
    /// The source on one line.
    var sourceText: String {
      trimmedDescription.split(whereSeparator: \.isNewline)
        .map { $0.drop { $0 == " " || $0 == "\t" } }.joined(separator: " ")
    }

    /// What stands in parentheses.
    var onlyElement: ExprSyntax? {
      guard let tuple = self.as(TupleExprSyntax.self), tuple.elements.count == 1,
        let element = tuple.elements.first, element.label == nil
      else { return nil }
      return element.expression.trimmed
    }

    /// Whether it says its value itself, and has its type from what is beside it.
    var isLiteral: Bool {
      if let prefix = self.as(PrefixOperatorExprSyntax.self) { return prefix.expression.isLiteral }
      if let string = self.as(StringLiteralExprSyntax.self) {
        return string.representedLiteralValue != nil
      }
      if let member = self.as(MemberAccessExprSyntax.self) {
        return member.base == nil || member.base?.isImplicit == true
      }
      if let call = self.as(FunctionCallExprSyntax.self) { return call.calledExpression.isImplicit }
      if let array = self.as(ArrayExprSyntax.self) {
        return array.elements.allSatisfy(\.expression.isLiteral)
      }
      if let dictionary = self.as(DictionaryExprSyntax.self) {
        guard case .elements(let elements) = dictionary.content else { return true }
        return elements.allSatisfy { $0.key.isLiteral && $0.value.isLiteral }
      }
      return [
        .integerLiteralExpr, .floatLiteralExpr, .booleanLiteralExpr, .nilLiteralExpr,
      ].contains(kind)
    }

    /// Whether it is a literal whose value may be told otherwise than its source does, by the type of
    /// what it is compared with.
    fileprivate var isTypedByOther: Bool {
      isLiteral && !self.is(NilLiteralExprSyntax.self) && !self.is(BooleanLiteralExprSyntax.self)
        && !self.is(DictionaryExprSyntax.self)
    }

    /// Whether it begins with a period.
    fileprivate var isImplicit: Bool {
      if let member = self.as(MemberAccessExprSyntax.self) {
        return member.base.map(\.isImplicit) ?? true
      }
      if let call = self.as(FunctionCallExprSyntax.self) { return call.calledExpression.isImplicit }
      return false
    }

    /// Whether it can't be moved: a closure, `&x`, a macro's `#line`.
    fileprivate var isTied: Bool {
      if self.is(TupleExprSyntax.self) { return onlyElement?.isTied ?? true }
      return [.closureExpr, .inOutExpr, .macroExpansionExpr, .superExpr].contains(kind)
        || self.is(DeclReferenceExprSyntax.self) && !isValueName
    }

    /// Whether it may be a value, as names of types have capitals.
    var isValue: Bool {
      switch kind {
      case .declReferenceExpr: isValueName
      case .memberAccessExpr:
        !isImplicit
          && self.as(MemberAccessExprSyntax.self)?.declName.baseName.text.first?.isUppercase
            == false
      case .functionCallExpr, .subscriptCallExpr, .arrayExpr, .stringLiteralExpr: !isImplicit
      case .tupleExpr: onlyElement?.is(SequenceExprSyntax.self) == false
      default: false
      }
    }

    /// Whether it is `self`.
    fileprivate var isSelf: Bool {
      self.as(DeclReferenceExprSyntax.self)?.baseName.tokenKind == .keyword(.self)
    }

    private var isValueName: Bool {
      guard let name = self.as(DeclReferenceExprSyntax.self)?.baseName.text else { return false }
      return name != "self" && name != "Self" && name != "super" && name.first?.isUppercase == false
    }
  }

  extension SyntaxProtocol {
    /// Whether there is a `try` in it that hands errors on, outside of closures.
    var hasTry: Bool {
      if self.is(ClosureExprSyntax.self) { return false }
      if let attempt = self.as(TryExprSyntax.self) {
        return attempt.questionOrExclamationMark == nil
      }
      return children(viewMode: .sourceAccurate).contains { $0.hasTry }
    }

    /// The first node of a type in it.
    func first<Node: SyntaxProtocol>(_ type: Node.Type) -> Node? {
      if let node = self.as(type) { return node }
      for child in children(viewMode: .sourceAccurate) {
        if let node = child.first(type) { return node }
      }
      return nil
    }
  }
#endif
