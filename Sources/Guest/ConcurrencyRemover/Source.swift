#if canImport(SwiftParser)
  import SwiftParser
  import SwiftSyntax

  /// A source, as it is made for bare metal.
  struct Source {
    /// What it is made.
    private(set) var bytes: [UInt8]

    private var edits = Edits()

    /// What can't be removed: the places, and the words.
    private(set) var problems: [(place: SourceLocation, words: String)] = []

    private let converter: SourceLocationConverter

    /// Reads a source.
    ///
    /// - Parameters:
    ///   - path: Its path.
    ///   - bytes: What it is.
    ///   - role: What it is part of.
    init(path: String, bytes: [UInt8], role: Role) {
      self.bytes = bytes
      let tree = Parser.parse(source: String(decoding: bytes, as: UTF8.self))
      converter = SourceLocationConverter(fileName: path, tree: tree)
      for token in tree.tokens(viewMode: .sourceAccurate) { visit(token) }
      if case .tests = role { edits = ErrorEraser(tree, edits).edits }
      var isNeeded = false
      if let module = role.module {
        let writer = DescriptionWriter(tree, module: module, edits)
        (edits, isNeeded) = (writer.edits, writer.isNeeded)
      }
      self.bytes = edits.applied(to: bytes)
      if isNeeded { self.bytes += "\nimport TestDescription\n".utf8 }
    }

    private mutating func visit(_ token: TokenSyntax) {
      switch token.tokenKind {
      case .keyword(.async):
        if token.parent?.is(DeclModifierSyntax.self) == true {
          report(token, "'async let' can't be used")
        } else {
          blank(token)
        }
      case .keyword(.await):
        if token.parent?.is(ForStmtSyntax.self) == true {
          report(token, "'for await' can't be used")
        } else {
          blank(token)
        }
      case .keyword(.actor) where token.parent?.is(ActorDeclSyntax.self) == true:
        report(token, "actors can't be used")
      case .identifier(let name) where Self.suspending.contains(name) && isAwaited(token):
        report(token, "'\(name)' can't be awaited")
      case .identifier("MainActor"):
        // The one thread is the main one.
        guard let type = token.parent?.as(IdentifierTypeSyntax.self),
          let attribute = type.parent?.as(AttributeSyntax.self)
        else { return }
        for token in attribute.tokens(viewMode: .sourceAccurate) { blank(token) }
      default: break
      }
    }

    /// What the standard library suspends with.
    private static let suspending: Set = [
      "Task", "withTaskGroup", "withThrowingTaskGroup", "withDiscardingTaskGroup",
      "withThrowingDiscardingTaskGroup", "withCheckedContinuation",
      "withCheckedThrowingContinuation", "withUnsafeContinuation",
      "withUnsafeThrowingContinuation", "withTaskCancellationHandler",
    ]

    /// Whether an expression refers to a function or type by its name alone, in what is awaited.
    private func isAwaited(_ token: TokenSyntax) -> Bool {
      guard let reference = token.parent?.as(DeclReferenceExprSyntax.self) else { return false }
      if let access = reference.parent?.as(MemberAccessExprSyntax.self),
        access.declName.id == reference.id
      {
        return false
      }
      var node = reference.parent
      while let current = node {
        if current.is(AwaitExprSyntax.self) { return true }
        if current.is(CodeBlockItemSyntax.self) { return false }
        node = current.parent
      }
      return false
    }

    private mutating func blank(_ token: TokenSyntax) {
      edits.blank(token.start..<token.end)
    }

    private mutating func report(_ token: TokenSyntax, _ words: String) {
      // Whether the lines around it are compiled is the compiler's to know.
      var node = token.parent
      while let current = node {
        if current.is(IfConfigDeclSyntax.self) { return }
        node = current.parent
      }
      problems.append(
        (
          converter.location(for: token.positionAfterSkippingLeadingTrivia),
          "\(words): Embedded Swift has no concurrency on bare metal"
        )
      )
    }
  }
#endif
