import SwiftDiagnostics
import SwiftParser
import SwiftSyntax
import SwiftSyntaxMacroExpansion
import SwiftSyntaxMacros

@testable import GuestTestingMacros

private let macros: [String: any Macro.Type] = [
  "Test": TestDeclarationMacro.self, "Suite": SuiteDeclarationMacro.self, "Tag": TagMacro.self,
  "expect": ExpectMacro.self, "require": RequireMacro.self, "unwrap": UnwrapMacro.self,
  "expectThrows": ExpectThrowsMacro.self, "requireThrows": RequireThrowsMacro.self,
  "exits": ExitTestMacro.self, "_sourceLocation": SourceLocationMacro.self,
]

/// What macros make of a source.
struct Expanded {
  var text: String
  /// `LINE:COLUMN MESSAGE`, with the titles of fix-its in brackets behind it.
  var messages: [String]

  /// Expands the macros of a source file `Module/File.swift`. Overloads have names of their own
  /// here: `#unwrap`, `#expectThrows`, `#requireThrows`, `#exits`.
  init(_ source: String) {
    let file = Parser.parse(source: source)
    let context = BasicMacroExpansionContext(
      sourceFiles: [file: .init(moduleName: "Module", fullFilePath: "/folder/File.swift")]
    )
    let expanded = file.expand(
      macroSpecs: macros.mapValues {
        MacroSpec(type: $0, conformances: ["GuestTesting._ConditionalSuite"])
      },
      contextGenerator: {
        BasicMacroExpansionContext(
          sharingWith: context,
          lexicalContext: $0.allMacroLexicalContexts()
        )
      }
    )
    text = expanded.description
    messages = context.diagnostics.map { diagnostic in
      let place = context.location(
        for: diagnostic.position,
        anchoredAt: diagnostic.node,
        fileName: ""
      )
      let titles = diagnostic.fixIts.map { " [\($0.message.message)]" }.joined()
      return "\(place.line):\(place.column) \(diagnostic.message)\(titles)"
    }
  }
}
