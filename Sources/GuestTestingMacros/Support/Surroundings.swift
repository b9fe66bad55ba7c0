#if canImport(SwiftSyntaxMacros)
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// What a declaration is in.
  struct Surroundings {
    /// The types, from the outermost, each as written.
    var types: [String] = []
    /// The innermost one's declaration.
    var innermost: Syntax?
    /// What is wrong with them.
    var problem: (node: Syntax, text: String)?

    /// The types as Swift names them here.
    var path: String { types.joined(separator: ".") }

    var isEmpty: Bool { types.isEmpty }

    /// A call that judges the conditions of the types. The innermost type with `@Suite` speaks for
    /// those around it.
    ///
    /// Types are named from the outermost: in an extension of a nested type, nothing else leads to
    /// those that enclose it.
    var condition: String {
      var call = "true"
      for count in types.indices.map({ $0 + 1 }) {
        let type = types.prefix(count).joined(separator: ".")
        call = "GuestTesting._isEnabled(\(type).self, or: \(call))"
      }
      return call
    }

    /// Reads what the compiler says.
    ///
    /// - Parameter lexicalContext: From the innermost.
    init(_ lexicalContext: [Syntax]) {
      for node in lexicalContext {
        if innermost == nil { innermost = node }
        if let type = node.asProtocol((any DeclGroupSyntax).self) {
          read(type)
        } else {
          note(node, "a function or another piece of code: its record has no place there")
        }
      }
      types.reverse()
    }

    private mutating func read(_ type: any DeclGroupSyntax) {
      if let type = type.as(ExtensionDeclSyntax.self) {
        types += type.extendedType.trimmedDescription.split(separator: ".").reversed().map(
          String.init
        )
        if type.extendedType.description.contains("<") || type.genericWhereClause != nil {
          note(type, "an extension of a generic type: which one would be tested?")
        }
      } else if let type = type.as(StructDeclSyntax.self) {
        add(type.name, type.genericParameterClause, type)
      } else if let type = type.as(ClassDeclSyntax.self) {
        add(type.name, type.genericParameterClause, type)
      } else if let type = type.as(EnumDeclSyntax.self) {
        add(type.name, type.genericParameterClause, type)
      } else if let type = type.as(ActorDeclSyntax.self) {
        add(type.name, type.genericParameterClause, type)
        note(type, "an actor: bare-metal Swift has no concurrency")
      } else if type.is(ProtocolDeclSyntax.self) {
        note(type, "a protocol")
      }
      for attribute in type.attributes where attribute.isNamed("available") {
        note(type, "a type marked '\(attribute.trimmedDescription)'")
      }
    }

    private mutating func add(
      _ name: TokenSyntax,
      _ parameters: GenericParameterClauseSyntax?,
      _ node: some SyntaxProtocol
    ) {
      types.append(name.text)
      if parameters != nil { note(node, "a generic type: which one would be tested?") }
    }

    private mutating func note(_ node: some SyntaxProtocol, _ text: String) {
      if problem == nil { problem = (Syntax(node), text) }
    }
  }

  extension AttributeListSyntax.Element {
    /// Whether the attribute has a name, with a module before it or without.
    func isNamed(_ name: String) -> Bool {
      guard case .attribute(let attribute) = self else { return false }
      let text = attribute.attributeName.trimmedDescription
      return text == name || text.hasSuffix("." + name)
    }
  }
#endif
