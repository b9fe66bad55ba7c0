import Testing

@testable import GuestTestingMacros

@Suite struct TestDeclarationTests {}
