/// Declares a test.
@attached(peer)
public macro Test() = #externalMacro(module: "GuestTestingMacros", type: "TestDeclarationMacro")
