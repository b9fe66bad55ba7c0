#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax

  /// A comment that is written as a trait: `Comment("text")`, with `rawValue:` or `stringLiteral:`
  /// or without, or `"text" as Comment`.
  struct CommentSource {
    /// The text's expression.
    var text: ExprSyntax

    /// - Returns: nil if the trait isn't a comment.
    init?(_ trait: ExprSyntax) {
      if let call = trait.as(FunctionCallExprSyntax.self),
        Self.isComment(call.calledExpression.trimmedDescription), call.arguments.count == 1,
        let argument = call.arguments.first,
        [nil, "rawValue", "stringLiteral"].contains(argument.label?.text)
      {
        text = argument.expression
      } else if let cast = trait.as(AsExprSyntax.self), cast.questionOrExclamationMark == nil,
        Self.isComment(cast.type.trimmedDescription)
      {
        text = cast.expression
      } else {
        return nil
      }
    }

    private static func isComment(_ name: String) -> Bool {
      ["Comment", "GuestTesting.Comment", "Testing.Comment"].contains(name)
    }
  }
#endif
