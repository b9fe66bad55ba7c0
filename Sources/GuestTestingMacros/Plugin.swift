#if canImport(SwiftCompilerPlugin)
  import SwiftCompilerPlugin
  import SwiftSyntaxMacros

  @main
  struct Plugin: CompilerPlugin {
    let providingMacros: [any Macro.Type] = [
      ExitTestMacro.self, ExpectMacro.self, ExpectThrowsMacro.self, RequireMacro.self,
      RequireThrowsMacro.self, SourceLocationMacro.self, SuiteDeclarationMacro.self, TagMacro.self,
      TestDeclarationMacro.self, UnwrapMacro.self,
    ]
  }
#endif
