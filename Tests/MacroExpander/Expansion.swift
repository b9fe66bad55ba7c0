import SwiftDiagnostics
import SwiftParser
import SwiftSyntax
import SwiftSyntaxMacroExpansion
import SwiftSyntaxMacros

private nonisolated(unsafe) let macros: [String: any Macro.Type] = [
  "Test": TestDeclarationMacro.self, "Suite": SuiteDeclarationMacro.self, "Tag": TagMacro.self,
  "expect": ExpectMacro.self, "require": RequireMacro.self, "unwrap": UnwrapMacro.self,
  "expectThrows": ExpectThrowsMacro.self, "requireThrows": RequireThrowsMacro.self,
  "exits": ExitTestMacro.self, "_sourceLocation": SourceLocationMacro.self,
]

/// What macros make of a source.
struct Expansion {
  var text: String
  /// `LINE:COLUMN MESSAGE`, with the titles of fix-its in brackets behind it.
  var messages: [String]
  /// The source with each fix-it applied by itself.
  var fixed: [String]

  /// Expands the macros of a source file `Module/File.swift`. Overloads have names of their own
  /// here: `#unwrap`, `#expectThrows`, `#requireThrows`, `#exits`.
  init(of source: String) {
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
    fixed = context.diagnostics.flatMap(\.fixIts).map { fixIt in
      Self.applying(fixIt.changes, to: source, in: context)
    }
  }

  private static func applying(
    _ changes: [FixIt.Change],
    to source: String,
    in context: BasicMacroExpansionContext
  ) -> String {
    var bytes = Array(source.utf8)
    for change in changes {
      guard case .replace(let old, let new) = change, changes.count == 1 else {
        return "a change of another kind: \(change)"
      }
      // Macros see nodes by themselves, at places of their own.
      func offset(_ position: AbsolutePosition) -> Int {
        context.location(for: position, anchoredAt: old, fileName: "").offset
      }
      bytes.replaceSubrange(
        offset(old.position)..<offset(old.endPosition),
        with: new.description.utf8
      )
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
