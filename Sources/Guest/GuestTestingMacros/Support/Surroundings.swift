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

    /// Whether the innermost one's values can't escape, as far as its declaration tells.
    var isNonescapable: Bool {
      innermost?.asProtocol((any DeclGroupSyntax).self)?.inheritanceClause?.inheritedTypes
        .contains { $0.type.trimmedDescription == "~Escapable" } == true
    }

    /// A call that judges the conditions of the types. The innermost type with `@Suite` speaks for
    /// those around it.
    ///
    /// Types are named from the outermost: in an extension of a nested type, nothing else leads to
    /// those that enclose it.
    var condition: String {
      var call = "true"
      for count in types.indices.map({ $0 + 1 }) {
        let type = types.prefix(count).joined(separator: ".")
        switch isSuite[types.count - count] {
        case true?: call = "\(type).\(Self.memberName(of: types[count - 1]))()"
        case false?: break
        case nil: call = "GuestTesting._isEnabled(\(type).self, or: \(call))"
        }
      }
      return call
    }

    /// The member that judges the conditions of a type with `@Suite`. Its name is the type's: a
    /// class's isn't to be taken for that of the class that it inherits from.
    static func memberName(of type: String) -> String { "_qxSuiteIsEnabled_\(type)" }

    /// Whether types have `@Suite`, from the innermost; nil in extensions, which don't tell.
    private var isSuite: [Bool?] = []

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
        let path = type.extendedType.trimmedDescription.split(separator: ".").map(String.init)
        types += path.reversed()
        isSuite += path.map { _ in nil }
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
      let attributes = node.asProtocol((any WithAttributesSyntax).self)?.attributes
      isSuite.append(attributes?.contains { $0.isNamed("Suite") } == true)
      if parameters != nil { note(node, "a generic type: which one would be tested?") }
    }

    private mutating func note(_ node: some SyntaxProtocol, _ text: String) {
      if problem == nil { problem = (Syntax(node), text) }
    }
  }

  extension AttributeListSyntax.Element {
    /// Whether it is `@available` and says nothing but that something is old.
    var isDeprecation: Bool {
      guard case .attribute(let attribute) = self,
        let arguments = attribute.arguments?.as(AvailabilityArgumentListSyntax.self)
      else { return false }
      let words = arguments.map(\.argument.trimmedDescription)
      return words.contains("deprecated") && !words.contains("unavailable")
    }

    /// Whether the attribute has a name, with a module before it or without.
    func isNamed(_ name: String) -> Bool {
      guard case .attribute(let attribute) = self else { return false }
      let text = attribute.attributeName.trimmedDescription
      return text == name || text.hasSuffix("." + name)
    }
  }
#endif
