#if canImport(SwiftParser)
  import SwiftSyntax

  /// Gives the types of a source descriptions, as a host makes them by reflection, which Embedded Swift
  /// hasn't got.
  struct DescriptionWriter {
    private(set) var edits: Edits
    /// Whether something was written, which needs a module.
    private(set) var isNeeded = false

    private let module: String
    /// The types that have a description, by their extensions.
    private var described: Set<String> = []

    init(_ tree: SourceFileSyntax, module: String, _ edits: Edits) {
      self.edits = edits
      self.module = module
      readExtensions(Syntax(tree))
      write(Syntax(tree), [module])
    }

    private static let protocols: Set = [
      "CustomStringConvertible", "CustomDebugStringConvertible", "CustomTestStringConvertible",
      "CustomReflectable", "TextOutputStreamable",
    ]

    private mutating func readExtensions(_ node: Syntax) {
      if let type = node.as(ExtensionDeclSyntax.self), Self.isDescribed(type.inheritanceClause) {
        described.insert(
          String(type.extendedType.trimmedDescription.split(separator: ".").last ?? "")
        )
      }
      for child in node.children(viewMode: .sourceAccurate) { readExtensions(child) }
    }

    private static func isDescribed(_ clause: InheritanceClauseSyntax?) -> Bool {
      clause?.inheritedTypes.contains { inherited in
        inherited.type.trimmedDescription.split(whereSeparator: { ".& ".contains($0) })
          .contains { protocols.contains(String($0)) }
      } == true
    }

    private mutating func write(_ node: Syntax, _ path: [String]) {
      var path = path
      if let type = node.as(StructDeclSyntax.self) {
        path.append(type.name.text)
        write(type, type.name, type.genericParameterClause, path, properties(of: type.memberBlock))
      } else if let type = node.as(EnumDeclSyntax.self) {
        path.append(type.name.text)
        write(type, type.name, type.genericParameterClause, path, cases(of: type.memberBlock))
      } else if let type = node.as(ClassDeclSyntax.self) {
        path.append(type.name.text)
        // What it inherits from may have a description.
        if type.inheritanceClause == nil {
          let name = "\"\(path.joined(separator: "."))\""
          write(type, type.name, type.genericParameterClause, path, (name, name))
        }
      } else if let type = node.as(ExtensionDeclSyntax.self) {
        path += type.extendedType.trimmedDescription.split(separator: ".").map(String.init)
      }
      for child in node.children(viewMode: .sourceAccurate) { write(child, path) }
    }

    private mutating func write(
      _ type: some DeclGroupSyntax,
      _ name: TokenSyntax,
      _ generics: GenericParameterClauseSyntax?,
      _ path: [String],
      _ text: (top: String, nested: String)?
    ) {
      let clause = type.inheritanceClause
      let inherited = clause?.inheritedTypes.map(\.type.trimmedDescription) ?? []
      guard generics == nil, !inherited.contains("~Copyable"), !inherited.contains("~Escapable"),
        !type.memberBlock.members.contains(where: { $0.decl.is(IfConfigDeclSyntax.self) })
      else { return }
      var conformances = "TestDescription._Named"
      var members = "public static var _testName: Swift.StaticString { \"\(name.plain)\" }"
      if let text, !Self.isDescribed(clause), !described.contains(name.text) {
        conformances += ", TestDescription.CustomTestStringConvertible"
        let qualified = path.map(\.plain).joined(separator: ".")
        members +=
          "; public var testDescription: Swift.String { \(text.top) }"
          + "; public var _nestedDescription: Swift.String { "
          + text.nested.replacing("\u{1}", with: qualified) + " }"
      }
      isNeeded = true
      if let last = clause?.inheritedTypes.last {
        edits.insert(", \(conformances)", at: last.end)
      } else {
        edits.insert(": \(conformances)", at: name.end)
      }
      let brace = type.memberBlock.rightBrace
      let isAlone =
        type.memberBlock.members.isEmpty || brace.leadingTrivia.contains(where: \.isNewline)
      edits.insert((isAlone ? " " : "; ") + members + " ", at: brace.start)
    }

    /// `(width: 1, height: 2)`.
    private func properties(of block: MemberBlockSyntax) -> (String, String)? {
      var parts: [String] = []
      for member in block.members {
        guard let variable = member.decl.as(VariableDeclSyntax.self) else { continue }
        let modifiers = variable.modifiers.map(\.name.text)
        if modifiers.contains("static") { continue }
        // A wrapper has other storage.
        if modifiers.contains("lazy") || !variable.attributes.isEmpty { return nil }
        for binding in variable.bindings {
          if binding.isComputed { continue }
          guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text else {
            return nil
          }
          let type = binding.typeAnnotation?.type.trimmedDescription ?? ""
          let value =
            if type.contains("->") {
              "\"(Function)\""
            } else if type.hasPrefix("any ") || type.hasSuffix(".Type") || type == "Any" {
              "\"_\""
            } else {
              "TestDescription._nested(self.\(name))"
            }
          parts.append("\"\(name.plain): \" + \(value)")
        }
      }
      let text =
        parts.isEmpty ? "\"()\"" : "\"(\" + " + parts.joined(separator: " + \", \" + ") + " + \")\""
      guard let name = block.parent?.as(StructDeclSyntax.self)?.name.plain else { return nil }
      return ("\"\(name)\" + \(text)", "\"\u{1}\" + \(text)")
    }

    /// A `switch` for the names of cases.
    private func cases(of block: MemberBlockSyntax) -> (String, String)? {
      var lines: [String] = []
      for member in block.members {
        guard let declaration = member.decl.as(EnumCaseDeclSyntax.self) else { continue }
        guard declaration.attributes.isEmpty else { return nil }
        for element in declaration.elements {
          let parameters = element.parameterClause.map { Array($0.parameters) } ?? []
          let names = parameters.indices.map { "let _\($0)" }.joined(separator: ", ")
          var text = "\"\(element.name.plain)"
          if parameters.isEmpty {
            text += "\""
          } else {
            let values = parameters.enumerated().map { index, parameter in
              let label = parameter.firstName.map { $0.text == "_" ? "" : "\($0.plain): " } ?? ""
              return "\"\(label)\" + TestDescription._nested(_\(index))"
            }
            text += "(\" + " + values.joined(separator: " + \", \" + ") + " + \")\""
          }
          lines.append(
            "case .\(element.name.text)\(parameters.isEmpty ? "" : "(\(names))"): PREFIX + \(text)"
          )
        }
      }
      guard !lines.isEmpty else { return nil }
      let text = "switch self { " + lines.joined(separator: "; ") + " }"
      return (text.replacing("PREFIX", with: "\".\""), text.replacing("PREFIX", with: "\"\u{1}.\""))
    }
  }

  extension PatternBindingSyntax {
    /// Whether nothing is stored for it.
    fileprivate var isComputed: Bool {
      switch accessorBlock?.accessors {
      case .getter: return true
      case .accessors(let list):
        return !list.allSatisfy {
          ["willSet", "didSet"].contains($0.accessorSpecifier.text)
        }
      default: return false
      }
    }
  }

  extension TokenSyntax {
    /// The name without backticks.
    fileprivate var plain: String { text.plain }
  }

  extension String {
    /// The name without backticks.
    fileprivate var plain: String { filter { $0 != "`" } }

    /// The text with others in the places of some.
    fileprivate func replacing(_ part: String, with other: String) -> String {
      split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
  }
#endif
