#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// `@Suite`: the record of a suite, and the member by which tests in it judge its conditions, for
  /// which the type conforms to a protocol.
  struct SuiteDeclarationMacro: PeerMacro, MemberMacro, ExtensionMacro {
    static func expansion(
      of node: AttributeSyntax,
      providingPeersOf declaration: some DeclSyntaxProtocol,
      in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
      let surroundings = Surroundings(context.lexicalContext)
      guard let name = check(node, declaration, surroundings, in: context) else { return [] }
      let counter = CountingContext(context)
      let traits = Traits(node, in: counter)
      if let argument = traits.arguments.first {
        counter.error(at: argument, "a suite has no arguments")
      }
      if counter.errors > 0 { return [] }
      let information = Information(
        kind: .suite,
        name: name,
        place: Place(ofAttribute: node, in: context),
        suites: surroundings.types,
        traits: traits
      )
      let names = (
        record: context.makeUniqueName("qemu_exit_record").text,
        entry: context.makeUniqueName("qemu_exit_entry").text
      )
      return information.declarations(
        names: names,
        modifiers: surroundings.isEmpty ? "private" : "private static",
        body: ""
      ).map { "\(raw: $0)" }
    }

    static func expansion(
      of node: AttributeSyntax,
      providingMembersOf declaration: some DeclGroupSyntax,
      conformingTo protocols: [TypeSyntax],
      in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
      // The peers' expansion reports what is wrong.
      let silent = SilentContext(context)
      let surroundings = Surroundings(context.lexicalContext)
      guard let name = check(node, declaration, surroundings, in: silent) else { return [] }
      var conditions = Traits(node, in: silent).conditions
      let outer = surroundings.condition
      if outer != "true" { conditions.insert(outer, at: 0) }
      if conditions.isEmpty { conditions = ["true"] }
      // A witness is as public as the type, whatever that is.
      return [
        """
        public static func \(raw: Surroundings.memberName(of: name))() -> Bool {
          \(raw: conditions.joined(separator: " && "))
        }
        """
      ]
    }

    static func expansion(
      of node: AttributeSyntax,
      attachedTo declaration: some DeclGroupSyntax,
      providingExtensionsOf type: some TypeSyntaxProtocol,
      conformingTo protocols: [TypeSyntax],
      in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
      let surroundings = Surroundings(context.lexicalContext)
      guard !protocols.isEmpty,
        let name = check(node, declaration, surroundings, in: SilentContext(context))
      else { return [] }
      return [
        try ExtensionDeclSyntax(
          """
          extension \(type.trimmed): GuestTesting._ConditionalSuite {
            public static func _qxSuiteIsEnabled() -> Bool {
              \(raw: Surroundings.memberName(of: name))()
            }
          }
          """
        )
      ]
    }

    /// Checks what the attribute is at.
    ///
    /// - Returns: The type's name.
    private static func check(
      _ node: AttributeSyntax,
      _ declaration: some DeclSyntaxProtocol,
      _ surroundings: Surroundings,
      in context: some MacroExpansionContext
    ) -> String? {
      let name: String
      let generics: GenericParameterClauseSyntax?
      let attributes: AttributeListSyntax
      if let type = declaration.as(StructDeclSyntax.self) {
        (name, generics, attributes) = (
          type.name.text, type.genericParameterClause, type.attributes
        )
      } else if let type = declaration.as(ClassDeclSyntax.self) {
        (name, generics, attributes) = (
          type.name.text, type.genericParameterClause, type.attributes
        )
      } else if let type = declaration.as(EnumDeclSyntax.self) {
        (name, generics, attributes) = (
          type.name.text, type.genericParameterClause, type.attributes
        )
      } else {
        let text =
          if declaration.is(ActorDeclSyntax.self) {
            "bare-metal Swift has no concurrency, and so no actors: '@Suite' can't be at one"
          } else if declaration.is(ExtensionDeclSyntax.self) {
            "'@Suite' does nothing at an extension: write it at the type"
          } else {
            "'@Suite' is for types"
          }
        context.error(
          at: node,
          text,
          fixIts: declaration.is(ExtensionDeclSyntax.self)
            ? [
              (
                "remove '@Suite'",
                .replace(
                  oldNode: Syntax(node),
                  newNode: Syntax(
                    TokenSyntax(
                      .identifier(""),
                      leadingTrivia: node.leadingTrivia,
                      presence: .present
                    )
                  )
                )
              )
            ] : []
        )
        return nil
      }
      if let generics {
        context.error(at: generics, "a suite can't be generic: which one would be tested?")
        return nil
      }
      if let available = attributes.first(where: {
        $0.isNamed("available") && !$0.isDeprecation
      }) {
        context.error(at: available, "a suite is always in the image: '@available' can't be here")
        return nil
      }
      if let problem = surroundings.problem {
        context.error(at: node, "a suite can't be in \(problem.text)")
        return nil
      }
      return name
    }
  }
#endif
