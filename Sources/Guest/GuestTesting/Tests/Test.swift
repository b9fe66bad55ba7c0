/// Declares a test.
///
/// ```swift
/// @Test("a ring wraps around", .tags(.critical))
/// func wrapsAround() {
///   #expect(ring.count == 3)
/// }
/// ```
///
/// The function may be global, static, or a method of a structure, a class or an extension of one:
/// then each test, and each case of a parameterised one, has a value of its own, made by `init()`.
/// Methods may be `mutating`. The function may throw errors of one type, `throws(TestFailure)` or
/// another one; it can't be `async`, for bare-metal Swift has no concurrency.
///
/// - Parameters:
///   - displayName: The name for people, a literal.
///   - traits: What else is to be known about the test; see ``TestTrait``.
@attached(peer)
public macro Test(_ displayName: String? = nil, _ traits: any TestTrait...) =
  #externalMacro(module: "GuestTestingMacros", type: "TestDeclarationMacro")

/// Declares a test, with traits.
@attached(peer)
public macro Test(_ traits: any TestTrait...) =
  #externalMacro(module: "GuestTestingMacros", type: "TestDeclarationMacro")

/// Declares a test that runs once for each element of a collection.
///
/// With two parameters or more, elements are tuples: of an array of tuples, a dictionary or
/// `zip(a, b)`.
///
/// - Parameters:
///   - displayName: The name for people, a literal.
///   - traits: What else is to be known about the test.
///   - collection: The collection.
@attached(peer)
public macro Test<C: Sequence>(
  _ displayName: String? = nil,
  _ traits: any TestTrait...,
  arguments collection: C
) = #externalMacro(module: "GuestTestingMacros", type: "TestDeclarationMacro")

/// Declares a test that runs once for each element of a collection, with traits.
@attached(peer)
public macro Test<C: Sequence>(
  _ traits: any TestTrait...,
  arguments collection: C
) = #externalMacro(module: "GuestTestingMacros", type: "TestDeclarationMacro")

/// Declares a test that runs once for each pair of elements of two collections.
///
/// - Parameters:
///   - displayName: The name for people, a literal.
///   - traits: What else is to be known about the test.
///   - collection1: The first parameter's collection.
///   - collection2: The second parameter's collection.
@attached(peer)
public macro Test<C1: Sequence, C2: Sequence>(
  _ displayName: String? = nil,
  _ traits: any TestTrait...,
  arguments collection1: C1,
  _ collection2: C2
) = #externalMacro(module: "GuestTestingMacros", type: "TestDeclarationMacro")

/// Declares a test that runs once for each pair of elements of two collections, with traits.
@attached(peer)
public macro Test<C1: Sequence, C2: Sequence>(
  _ traits: any TestTrait...,
  arguments collection1: C1,
  _ collection2: C2
) = #externalMacro(module: "GuestTestingMacros", type: "TestDeclarationMacro")

/// Says more about a suite, a type with tests in it. Types without it are suites, too.
///
/// - Parameters:
///   - displayName: The name for people, a literal.
///   - traits: What holds for all tests of the suite and of suites in it.
@attached(member, names: arbitrary)
@attached(extension, conformances: _ConditionalSuite, names: named(_qxSuiteIsEnabled))
@attached(peer)
public macro Suite(_ displayName: String? = nil, _ traits: any SuiteTrait...) =
  #externalMacro(module: "GuestTestingMacros", type: "SuiteDeclarationMacro")

/// Says more about a suite, with traits.
@attached(member, names: arbitrary)
@attached(extension, conformances: _ConditionalSuite, names: named(_qxSuiteIsEnabled))
@attached(peer)
public macro Suite(_ traits: any SuiteTrait...) =
  #externalMacro(module: "GuestTestingMacros", type: "SuiteDeclarationMacro")
