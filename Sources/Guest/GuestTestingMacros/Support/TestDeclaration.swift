#if canImport(SwiftSyntaxMacros)
  import SwiftDiagnostics
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// A test function that was understood.
  struct TestDeclaration {
    private let function: FunctionDeclSyntax
    private let surroundings: Surroundings
    private let place: Place
    private let traits: Traits

    /// Checks a test; reports what is wrong with it.
    init?(
      _ attribute: AttributeSyntax,
      _ function: FunctionDeclSyntax,
      _ surroundings: Surroundings,
      in context: some MacroExpansionContext
    ) {
      self.function = function
      self.surroundings = surroundings
      place = Place(ofAttribute: attribute, in: context)
      let counter = CountingContext(context)
      traits = Traits(attribute, in: counter)
      checkSurroundings(attribute, in: counter)
      checkSignature(in: counter)
      checkArguments(attribute, in: counter)
      if counter.errors > 0 { return nil }
    }

    // MARK: Checks

    private func checkSurroundings(
      _ attribute: AttributeSyntax,
      in context: some MacroExpansionContext
    ) {
      if let problem = surroundings.problem {
        context.error(at: attribute, "a test can't be in \(problem.text)")
      }
      let tests = function.attributes.filter { $0.isNamed("Test") }
      if tests.count > 1, Syntax(attribute).id == tests.last?.id {
        context.error(at: attribute, "'@Test' is here more than once")
      }
      for available in function.attributes
      where available.isNamed("available") && !available.isDeprecation {
        context.error(at: available, "a test is always in the image: '@available' can't be here")
      }
      if let actor = function.attributes.first(where: { $0.isNamed("MainActor") }) {
        context.error(at: actor, "bare-metal Swift has no concurrency, and so no actors")
      }
      if !isStatic, let type = surroundings.innermost?.as(EnumDeclSyntax.self) {
        context.error(
          at: function.funcKeyword,
          "'\(type.name.text)' is an enumeration: no value could be made for the test",
          fixIts: [
            (
              "make the test static",
              .replace(
                oldNode: Syntax(function.funcKeyword),
                newNode: Syntax(
                  TokenSyntax(
                    .keyword(.func),
                    leadingTrivia: function.funcKeyword.leadingTrivia + "static ",
                    trailingTrivia: function.funcKeyword.trailingTrivia,
                    presence: .present
                  )
                )
              )
            )
          ]
        )
      }
    }

    private func checkSignature(in context: some MacroExpansionContext) {
      if let generics = function.genericParameterClause {
        context.error(at: generics, "a test can't be generic: which one would be tested?")
      }
      let effects = function.signature.effectSpecifiers
      if let specifiers = effects, let async = specifiers.asyncSpecifier {
        context.error(
          at: async,
          "a test on bare metal can't be 'async': there is no concurrency in Embedded Swift",
          fixIts: [
            (
              "remove 'async'",
              .replace(
                oldNode: Syntax(specifiers),
                newNode: Syntax(specifiers.with(\.asyncSpecifier, nil))
              )
            )
          ]
        )
      }
      if let type = function.signature.returnClause?.type.trimmedDescription, type != "Void",
        type != "()"
      {
        context.warn(
          at: function.signature.returnClause ?? ReturnClauseSyntax(type: "Void" as TypeSyntax),
          "what a test returns is ignored"
        )
      }
      for parameter in function.signature.parameterClause.parameters {
        checkParameter(parameter, in: context)
      }
    }

    private func checkParameter(
      _ parameter: FunctionParameterSyntax,
      in context: some MacroExpansionContext
    ) {
      if parameter.ellipsis != nil {
        context.error(at: parameter, "a test's parameter can't be variadic")
      }
      if parameter.type.trimmedDescription.hasPrefix("some ") {
        context.error(at: parameter, "a test can't be generic: which one would be tested?")
      }
      let specifiers = parameter.type.as(AttributedTypeSyntax.self)?.specifiers.trimmedDescription
      if specifiers?.contains("inout") == true {
        context.error(at: parameter, "a test's parameter can't be 'inout'")
      }
    }

    private func checkArguments(
      _ attribute: AttributeSyntax,
      in context: some MacroExpansionContext
    ) {
      let count = function.signature.parameterClause.parameters.count
      switch (traits.arguments.count, count) {
      case (0, 0), (1, 1...), (2, 2): break
      case (0, _):
        context.error(
          at: attribute,
          "'\(function.fullName)' has parameters: say what they are, with 'arguments:'",
          fixIts: count > 2 ? [] : [("add 'arguments:'", addingArguments(to: attribute))]
        )
      case (_, 0):
        context.error(
          at: traits.arguments[0],
          "'\(function.fullName)' has no parameters: there is nothing to take arguments"
        )
      default:
        context.error(
          at: attribute,
          "two collections of arguments are for a test with two parameters"
        )
      }
    }

    private func addingArguments(to attribute: AttributeSyntax) -> FixIt.Change {
      let holders = function.signature.parameterClause.parameters
        .map { "<#[\($0.type.trimmedDescription)]#>" }
      let added = "arguments: " + holders.joined(separator: ", ")
      var present: [String] = []
      if case .argumentList(let list) = attribute.arguments {
        present = list.map { $0.with(\.trailingComma, nil).trimmedDescription }
      }
      let arguments = (present + [added]).joined(separator: ", ")
      let text = "@\(attribute.attributeName.trimmedDescription)(\(arguments))"
      return .replace(
        oldNode: Syntax(attribute),
        newNode: Syntax(
          ("\(raw: text)" as AttributeSyntax)
            .with(\.leadingTrivia, attribute.leadingTrivia)
            .with(\.trailingTrivia, attribute.trailingTrivia)
        )
      )
    }

    // MARK: Expansion

    private var isStatic: Bool {
      surroundings.isEmpty
        || function.modifiers.contains { ["static", "class"].contains($0.name.text) }
    }

    private var isMutating: Bool {
      function.modifiers.contains { $0.name.text == "mutating" }
    }

    /// The declarations: a function that runs the test, and its records.
    func expansion(in context: some MacroExpansionContext) -> [String] {
      // Functions of one name get the same unique names.
      let suffix = "_\(place.line)_\(place.column)"
      let run = context.makeUniqueName("run\(suffix)").text
      let names = (
        record: context.makeUniqueName("qemu_exit_record\(suffix)").text,
        entry: context.makeUniqueName("qemu_exit_entry\(suffix)").text
      )
      let isDeprecated = function.attributes.contains { $0.isNamed("available") }
      let modifiers =
        (isDeprecated ? "@available(*, deprecated) " : "")
        + (surroundings.isEmpty ? "private" : "private static")
      var information = Information(
        kind: .test,
        name: function.fullName,
        place: place,
        suites: surroundings.types,
        traits: traits
      )
      information.isParameterized = !traits.arguments.isEmpty
      if information.traits.displayName == nil, function.name.text.hasPrefix("`") {
        let name = function.name.text.dropFirst().dropLast()
        if name.contains(" ") { information.traits.displayName = String(name) }
      }
      let call = surroundings.isEmpty ? run : "\(surroundings.path).\(run)"
      return [
        """
        \(modifiers) func \(run)() {
        \(body)
        }
        """
      ] + information.declarations(names: names, modifiers: modifiers, body: "\(call)()")
    }

    private var body: String {
      var conditions = traits.conditions
      let outer = surroundings.condition
      if outer != "true" { conditions.insert(outer, at: 0) }
      var lines: [String] = []
      if !conditions.isEmpty {
        lines.append("guard \(conditions.joined(separator: ", ")) else { return }")
      }
      lines.append("GuestTesting._begin()")
      switch traits.arguments.count {
      case 0: lines.append(call([]))
      case 1: lines.append(cases(of: traits.arguments[0]))
      default: lines.append(cases(of: traits.arguments[0], and: traits.arguments[1]))
      }
      return lines.joined(separator: "\n")
    }

    private var parameters: [FunctionParameterSyntax] {
      Array(function.signature.parameterClause.parameters)
    }

    private func cases(of collection: ExprSyntax) -> String {
      let collection = collection.trimmedDescription
      guard parameters.count > 1 else {
        let head = "(__a: \(parameters[0].plainType)) in"
        return """
          GuestTesting._cases(
            \(collection),
            describe: { \(head) \(describe(parameters[0], "__a")) }
          ) { \(head)
            \(call(["__a"]))
          }
          """
      }
      let types = parameters.map(\.plainType).joined(separator: ", ")
      let head = collection.hasPrefix("[") ? "(__a: (\(types))) in" : "__a in"
      let texts = parameters.indices.map { describe(parameters[$0], "__a.\($0)") }
      return """
        GuestTesting._cases(
          \(collection),
          describe: { \(head) \(texts.joined(separator: " + \", \" + ")) }
        ) { \(head)
          \(call(parameters.indices.map { "__a.\($0)" }))
        }
        """
    }

    private func cases(of first: ExprSyntax, and second: ExprSyntax) -> String {
      let head = "(__a: \(parameters[0].plainType), __b: \(parameters[1].plainType)) in"
      let texts = [describe(parameters[0], "__a"), describe(parameters[1], "__b")]
      return """
        GuestTesting._cases(
          \(first.trimmedDescription),
          \(second.trimmedDescription),
          describe: { \(head) \(texts.joined(separator: " + \", \" + ")) }
        ) { \(head)
          \(call(["__a", "__b"]))
        }
        """
    }

    private func describe(_ parameter: FunctionParameterSyntax, _ value: String) -> String {
      let name = (parameter.secondName ?? parameter.firstName).text
      if parameter.isFunction { return "GuestTesting._argument(\(literal(name)), \"(Function)\")" }
      return "GuestTesting._argument(\(literal(name)), GuestTesting._describe(\(value)))"
    }

    /// Calls the test, on a value of its own, and records what it throws.
    private func call(_ arguments: [String]) -> String {
      let labelled = zip(parameters, arguments).map { parameter, value in
        let label = parameter.firstName.text
        return label == "_" ? value : "\(label): \(value)"
      }
      let site = literal(place.fields)
      var prefix = ""
      var callee = function.name.text
      if !surroundings.isEmpty {
        callee = (isStatic ? surroundings.path : "__suite") + "." + callee
      }
      if !isStatic, surroundings.isNonescapable {
        prefix = "\(isMutating ? "var" : "let") __suite = \(surroundings.path)()\n"
      } else if !isStatic {
        prefix = """
          guard \(isMutating ? "var" : "let") __suite = GuestTesting._make(
            \(surroundings.path).init,
            GuestTesting._describe,
            \(site)
          ) else { return }

          """
      }
      let result = function.signature.returnClause == nil ? "" : "_ = "
      let expression = "\(callee)(\(labelled.joined(separator: ", ")))"
      guard let clause = function.signature.effectSpecifiers?.throwsClause else {
        return prefix + result + expression
      }
      if clause.errorType?.hasSuffix("_AnyError") == true {
        return prefix + """
          do throws(GuestTesting._AnyError) {
            \(result)try \(expression)
          } catch {
            GuestTesting._caught(error, \(site))
          }
          """
      }
      guard let error = clause.errorType else {
        // No error is ever made: Embedded Swift has none without a type.
        return """
          GuestTesting._attempt {
            \(prefix)do { \(result)try \(expression) } catch {}
          }
          """
      }
      return prefix + """
        do throws(\(error)) {
          \(result)try \(expression)
        } catch {
          GuestTesting._caught(GuestTesting._describe(error), \(site))
        }
        """
    }
  }

  extension ThrowsClauseSyntax {
    /// The type of the errors; nil for any.
    var errorType: String? {
      let type = type?.trimmedDescription
      return ["any Error", "Error", "any Swift.Error"].contains(type) ? nil : type
    }
  }

  extension FunctionDeclSyntax {
    /// The name with its labels, `roundTrips(_:)`.
    var fullName: String {
      let labels = signature.parameterClause.parameters.map { "\($0.firstName.text):" }
      return "\(name.text)(\(labels.joined()))"
    }
  }

  extension FunctionParameterSyntax {
    /// The type without `borrowing` and its like.
    var plainType: String {
      if isFunction { return "@escaping \(type.trimmedDescription)" }
      return (type.as(AttributedTypeSyntax.self)?.baseType ?? type).trimmedDescription
    }

    /// Whether it takes a function.
    var isFunction: Bool {
      (type.as(AttributedTypeSyntax.self)?.baseType ?? type).is(FunctionTypeSyntax.self)
        && !type.trimmedDescription.contains("@escaping")
    }
  }
#endif
