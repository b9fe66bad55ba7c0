#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// What the arguments of `@Test` and `@Suite` say.
  struct Traits {
    struct Bug {
      var url: String?
      var id: String?
      var title: String?

      var json: JSON {
        .object(
          [("url", url), ("id", id), ("title", title)].compactMap { key, value in
            value.map { (key, .string($0)) }
          }
        )
      }
    }

    var displayName: String?
    var tags: [String] = []
    var bugs: [Bug] = []
    var isDisabled = false
    var disabledComment: String?
    var comments: [String] = []
    var timeLimit: Int?
    var wantsBoot = false
    var isSerialized = false
    /// Calls that judge conditions.
    var conditions: [String] = []
    /// The collections.
    var arguments: [ExprSyntax] = []

    init() {}

    /// Reads an attribute's arguments, and reports those that aren't understood.
    init(_ attribute: AttributeSyntax, in context: some MacroExpansionContext) {
      guard case .argumentList(let list) = attribute.arguments else { return }
      var isArgument = false
      for (index, argument) in list.enumerated() {
        if argument.label?.text == "arguments" { isArgument = true }
        if isArgument {
          arguments.append(argument.expression)
        } else if index == 0, argument.label == nil, isText(argument.expression) {
          readDisplayName(argument.expression, in: context)
        } else {
          read(argument.expression, in: context)
        }
      }
      if arguments.count > 2 {
        context.error(at: attribute, "a test takes one collection or two")
      }
    }

    private func isText(_ expression: ExprSyntax) -> Bool {
      expression.is(StringLiteralExprSyntax.self) || expression.is(NilLiteralExprSyntax.self)
    }

    private mutating func readDisplayName(
      _ expression: ExprSyntax,
      in context: some MacroExpansionContext
    ) {
      guard let literal = expression.as(StringLiteralExprSyntax.self) else { return }
      guard let name = literal.representedLiteralValue else {
        context.error(at: expression, "a display name is part of the image: it can't be computed")
        return
      }
      if name.isEmpty { context.error(at: expression, "the display name is empty") }
      displayName = name
    }

    private mutating func read(_ trait: ExprSyntax, in context: some MacroExpansionContext) {
      if let literal = trait.as(StringLiteralExprSyntax.self) {
        return reportText(literal, in: context)
      }
      if let text = CommentSource(trait) { return readComment(text, trait, in: context) }
      let call = trait.as(FunctionCallExprSyntax.self)
      let callee = call?.calledExpression ?? trait
      guard let member = callee.as(MemberAccessExprSyntax.self), member.base == nil else {
        return reportUnknown(trait, in: context)
      }
      let arguments = call.map { Array($0.arguments) } ?? []
      let hasClosure = call?.trailingClosure != nil
      switch member.declName.baseName.text {
      case "enabled" where arguments.first?.label?.text == "if" && !hasClosure:
        readCondition(arguments, negated: false)
      case "disabled" where arguments.first?.label?.text == "if" && !hasClosure:
        readCondition(arguments, negated: true)
      case "enabled"
      where hasClosure || arguments.last?.expression.is(ClosureExprSyntax.self) == true:
        readClosure(call, negated: false)
      case "disabled"
      where hasClosure || arguments.last?.expression.is(ClosureExprSyntax.self) == true:
        readClosure(call, negated: true)
      case "disabled" where call != nil && arguments.count <= 1 && !hasClosure:
        isDisabled = true
        disabledComment = arguments.first.flatMap { text($0.expression) }
        conditions.append(
          "GuestTesting._enabled(if: false\(comment(arguments.first?.expression)))"
        )
      case "timeLimit":
        readTimeLimit(arguments, trait, in: context)
      case "tags":
        for argument in arguments { readTag(argument.expression, in: context) }
      case "bug":
        readBug(arguments, trait, in: context)
      case "serialized" where call == nil:
        isSerialized = true
      case "isolation"
      where arguments.first?.expression.trimmedDescription.hasSuffix(".boot") == true:
        wantsBoot = true
      default:
        reportUnknown(trait, in: context)
      }
    }

    private mutating func readComment(
      _ comment: CommentSource,
      _ trait: ExprSyntax,
      in context: some MacroExpansionContext
    ) {
      guard let text = text(comment.text) else {
        context.error(at: trait, "a comment is part of the image: write a literal")
        return
      }
      comments.append(text)
    }

    /// In Swift Testing, too, a text is the display name or nothing.
    private func reportText(
      _ literal: StringLiteralExprSyntax,
      in context: some MacroExpansionContext
    ) {
      let comment: ExprSyntax = "Comment(\(literal.trimmed))"
      context.error(
        at: literal,
        "a text behind the display name isn't a trait: a comment is",
        fixIts: [
          (
            "write 'Comment(...)'",
            .replace(
              oldNode: Syntax(literal),
              newNode: Syntax(
                comment.with(\.leadingTrivia, literal.leadingTrivia)
                  .with(\.trailingTrivia, literal.trailingTrivia)
              )
            )
          )
        ]
      )
    }

    private func reportUnknown(_ trait: ExprSyntax, in context: some MacroExpansionContext) {
      context.error(
        at: trait,
        "'\(trait.trimmedDescription)' isn't a trait that a guest's tests have: write a member of "
          + "Trait, with a leading period, or a comment"
      )
    }

    private mutating func readCondition(_ arguments: [LabeledExprSyntax], negated: Bool) {
      let condition = arguments[0].expression.trimmedDescription
      let tested = negated ? "!(\(condition))" : condition
      let comment = comment(arguments.count > 1 ? arguments[1].expression : nil)
      conditions.append("GuestTesting._enabled(if: \(tested)\(comment))")
    }

    /// `.enabled("comment") { condition }`.
    private mutating func readClosure(_ call: FunctionCallExprSyntax?, negated: Bool) {
      guard let call else { return }
      var closure = call.trailingClosure
      var remark: ExprSyntax?
      for argument in call.arguments {
        if let written = argument.expression.as(ClosureExprSyntax.self) {
          closure = written
        } else {
          remark = argument.expression
        }
      }
      guard let closure else { return }
      let isThrowing = closure.signature?.effectSpecifiers?.throwsClause != nil
      let value = "\(isThrowing ? "try! " : "")\(closure.trimmedDescription)()"
      conditions.append(
        "GuestTesting._enabled(if: \(negated ? "!" : "")(\(value))\(comment(remark)))"
      )
    }

    private func comment(_ expression: ExprSyntax?) -> String {
      guard let expression, !expression.is(NilLiteralExprSyntax.self) else { return "" }
      return ", \(expression.trimmedDescription)"
    }

    private mutating func readTimeLimit(
      _ arguments: [LabeledExprSyntax],
      _ trait: ExprSyntax,
      in context: some MacroExpansionContext
    ) {
      guard let call = arguments.first?.expression.as(FunctionCallExprSyntax.self),
        let unit = call.calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName.text,
        let digits = call.arguments.first?.expression.as(IntegerLiteralExprSyntax.self),
        let number = digits.representedLiteralValue, number > 0, number <= 1_000_000,
        unit == "seconds" || unit == "minutes"
      else {
        context.error(
          at: trait,
          "a time limit is part of the image: write '.timeLimit(.seconds(N))' or "
            + "'.timeLimit(.minutes(N))' with a number"
        )
        return
      }
      let seconds = unit == "minutes" ? number * 60 : number
      timeLimit = min(timeLimit ?? seconds, seconds)
    }

    private mutating func readTag(_ tag: ExprSyntax, in context: some MacroExpansionContext) {
      guard let member = tag.as(MemberAccessExprSyntax.self) else {
        context.error(at: tag, "a tag is a member of Tag, declared by '@Tag static var'")
        return
      }
      var name = member.declName.baseName.text
      // `Tag.a.b`, `.a.b`: what stands behind the type.
      var base = member.base
      while let outer = base?.as(MemberAccessExprSyntax.self) {
        name = outer.declName.baseName.text + "." + name
        base = outer.base
      }
      if let first = base?.as(DeclReferenceExprSyntax.self), first.baseName.text != "Tag" {
        name = first.baseName.text + "." + name
      }
      if !tags.contains(name) { tags.append(name) }
    }

    private mutating func readBug(
      _ arguments: [LabeledExprSyntax],
      _ trait: ExprSyntax,
      in context: some MacroExpansionContext
    ) {
      var bug = Bug()
      for (index, argument) in arguments.enumerated() {
        let value = text(argument.expression)
        if argument.label?.text == "id" {
          bug.id = value ?? argument.expression.as(IntegerLiteralExprSyntax.self)?.literal.text
        } else if index == 0 {
          bug.url = value
        } else {
          bug.title = value
        }
      }
      guard bug.url != nil || bug.id != nil else {
        context.error(at: trait, "a bug is part of the image: write its URL or number as a literal")
        return
      }
      bugs.append(bug)
    }

    private func text(_ expression: ExprSyntax) -> String? {
      expression.as(StringLiteralExprSyntax.self)?.representedLiteralValue
    }
  }
#endif
