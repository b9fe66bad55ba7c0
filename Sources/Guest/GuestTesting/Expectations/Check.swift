// What the expansions of `#expect` and `#require` call. Checks are inlined, so that what passes
// costs what the condition costs and a branch; what fails is reported out of line.

/// What an expectation may say besides.
public struct _Details {
  var comment: Comment?
  var sourceLocation: SourceLocation?

  /// Makes details.
  public init(_ comment: Comment? = nil, sourceLocation: SourceLocation? = nil) {
    self.comment = comment
    self.sourceLocation = sourceLocation
  }
}

/// Records an expectation that failed.
func fail(_ site: StaticString, _ values: [String], _ details: _Details?) {
  failing(site, details) {
    Record.write("Expectation failed: ")
    Site(site).writeSource(values)
  }
}

/// Records an expectation that failed, with a text of its own.
func failing(_ site: StaticString, _ details: _Details?, _ text: () -> Void) {
  let issue = Issue(.expectationFailed, details?.comment, details?.sourceLocation)
  if issue.sourceLocation != nil {
    issue.report(text)
  } else {
    issue.report(place: { Site(site).writePlace() }, text: text)
  }
}

/// Records that an expectation without known operands failed.
@inline(never)
public func _failed(_ site: StaticString) {
  fail(site, [], nil)
}

/// Records that an expectation with one known operand failed.
@inline(never)
public func _failed(_ site: StaticString, _ a: String) {
  fail(site, [a], nil)
}

/// Records that an expectation with two known operands failed.
@inline(never)
public func _failed(_ site: StaticString, _ a: String, _ b: String) {
  fail(site, [a, b], nil)
}

/// Records that an expectation failed.
@inline(never)
public func _failed(_ site: StaticString, _ values: [String], _ details: _Details?) {
  fail(site, values, details)
}

/// Records that two values aren't equal.
@inline(never)
public func _failed(
  _ site: StaticString,
  _ values: [String],
  _ details: _Details?,
  difference: String
) {
  fail(site, values, details)
  guard !difference.utf8.isEmpty else { return }
  Record.begin("F")
  Record.field(difference)
  Record.end()
}

// MARK: No operands

@discardableResult
@inline(__always)
public func _check(_ isMet: Bool, _ site: StaticString) -> Bool {
  if !isMet { _failed(site) }
  return isMet
}

@discardableResult
@inline(__always)
public func _check(_ isMet: Bool, _ site: StaticString, _ details: () -> _Details) -> Bool {
  if !isMet { _failed(site, [], details()) }
  return isMet
}

// MARK: One operand

@discardableResult
@inline(__always)
public func _check<A>(
  _ a: A,
  _ test: (A) -> Bool,
  _ describeA: (A) -> String,
  _ site: StaticString
) -> Bool {
  if test(a) { return true }
  _failed(site, describeA(a))
  return false
}

@discardableResult
@inline(__always)
public func _check<A>(
  _ a: A,
  _ test: (A) -> Bool,
  _ describeA: (A) -> String,
  _ site: StaticString,
  _ details: () -> _Details
) -> Bool {
  if test(a) { return true }
  _failed(site, [describeA(a)], details())
  return false
}

/// Checks one operand that a literal is beside, both of which are described.
///
/// Not an overload of `_check`: the compiler would take seconds to choose.
@discardableResult
@inline(__always)
public func _checkLiteral<A>(
  _ a: A,
  _ test: (A) -> Bool,
  values: (A) -> [String],
  difference: (A) -> String = { _ in "" },
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) -> Bool {
  if test(a) { return true }
  _failed(site, values(a), details(), difference: difference(a))
  return false
}

// MARK: Two operands

@discardableResult
@inline(__always)
public func _check<A, B>(
  _ a: A,
  _ b: B,
  _ test: (A, B) -> Bool,
  _ describeA: (A) -> String,
  _ describeB: (B) -> String,
  _ site: StaticString
) -> Bool {
  if test(a, b) { return true }
  _failed(site, describeA(a), describeB(b))
  return false
}

@discardableResult
@inline(__always)
public func _check<A, B>(
  _ a: A,
  _ b: B,
  _ test: (A, B) -> Bool,
  _ describeA: (A) -> String,
  _ describeB: (B) -> String,
  _ site: StaticString,
  _ details: () -> _Details
) -> Bool {
  if test(a, b) { return true }
  _failed(site, [describeA(a), describeB(b)], details())
  return false
}

/// Checks two operands that are to be equal.
///
/// Not an overload of `_check`: the compiler would take seconds to choose.
@discardableResult
@inline(__always)
public func _checkEqual<A, B>(
  _ a: A,
  _ b: B,
  _ test: (A, B) -> Bool,
  _ describeA: (A) -> String,
  _ describeB: (B) -> String,
  difference: (A, B) -> String,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) -> Bool {
  if test(a, b) { return true }
  _failed(site, [describeA(a), describeB(b)], details(), difference: difference(a, b))
  return false
}

// MARK: Three operands

@discardableResult
@inline(__always)
public func _check<A, B, C>(
  _ a: A,
  _ b: B,
  _ c: C,
  _ test: (A, B, C) -> Bool,
  _ describeA: (A) -> String,
  _ describeB: (B) -> String,
  _ describeC: (C) -> String,
  _ site: StaticString
) -> Bool {
  if test(a, b, c) { return true }
  _failed(site, [describeA(a), describeB(b), describeC(c)], nil)
  return false
}

@discardableResult
@inline(__always)
public func _check<A, B, C>(
  _ a: A,
  _ b: B,
  _ c: C,
  _ test: (A, B, C) -> Bool,
  _ describeA: (A) -> String,
  _ describeB: (B) -> String,
  _ describeC: (C) -> String,
  _ site: StaticString,
  _ details: () -> _Details
) -> Bool {
  if test(a, b, c) { return true }
  _failed(site, [describeA(a), describeB(b), describeC(c)], details())
  return false
}

// MARK: && and ||

/// `a && b`: the second one isn't evaluated if the first is false.
@discardableResult
@inline(__always)
public func _checkBoth<E: Error>(
  _ a: Bool,
  _ b: () throws(E) -> Bool,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) throws(E) -> Bool {
  if !a {
    _failed(site, ["false", "<not evaluated>"], details())
    return false
  }
  if try b() { return true }
  _failed(site, ["true", "false"], details())
  return false
}

/// `a || b`: the second one isn't evaluated if the first is true.
@discardableResult
@inline(__always)
public func _checkEither<E: Error>(
  _ a: Bool,
  _ b: () throws(E) -> Bool,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) throws(E) -> Bool {
  if a { return true }
  if try b() { return true }
  _failed(site, ["false", "false"], details())
  return false
}

// MARK: #require

/// Ends the test if a check failed, which it has recorded.
@inline(__always)
public func _require(_ isMet: Bool) throws(TestFailure) {
  if !isMet { throw TestFailure() }
}

/// Unwraps an optional.
@inline(__always)
public func _unwrap<T>(_ value: T?, _ site: StaticString) throws(TestFailure) -> T {
  if let value { return value }
  _failed(site)
  throw TestFailure()
}

/// Unwraps an optional.
@inline(__always)
public func _unwrap<T>(
  _ value: T?,
  _ site: StaticString,
  _ details: () -> _Details
) throws(TestFailure) -> T {
  if let value { return value }
  _failed(site, [], details())
  throw TestFailure()
}

/// Unwraps an optional that is a property of something that can be described.
@inline(__always)
public func _unwrap<A, T>(
  _ a: A,
  _ value: (A) -> T?,
  _ describeA: (A) -> String,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) throws(TestFailure) -> T {
  if let value = value(a) { return value }
  _failed(site, [describeA(a)], details())
  throw TestFailure()
}

// MARK: #require in prepared code that throws without a type

/// Ends the test if a check failed, which it has recorded.
@inline(__always)
public func _requireOrThrow(_ isMet: Bool) throws(_AnyError) {
  if !isMet { throw _recordedFailure() }
}

/// Ends the test if there is no value: why has been recorded.
@inline(__always)
public func _valueOrThrow<T>(_ value: T?) throws(_AnyError) -> T {
  if let value { return value }
  throw _recordedFailure()
}

// MARK: #require in other code that throws without a type

// Embedded Swift can make no such error: the test's code is ended instead, and these never throw. They
// are called with `try`.

/// Ends the test if a check failed, which it has recorded.
@inline(__always)
public func _requireOrAbandon(_ isMet: Bool) throws(any Error) {
  if !isMet { _abandon() }
}

/// Ends the test if there is no value: why has been recorded.
@inline(__always)
public func _valueOrAbandon<T>(_ value: T?) throws(any Error) -> T {
  if let value { return value }
  _abandon()
}

/// Records that an optional is nil, if it is.
@inline(__always)
public func _found<T>(
  _ value: T?,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) -> T? {
  if let value { return value }
  _failed(site, [], details())
  return nil
}

/// Records that an optional is nil that is a property of something that can be described.
@inline(__always)
public func _found<A, T>(
  _ a: A,
  _ value: (A) -> T?,
  _ describeA: (A) -> String,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) -> T? {
  if let value = value(a) { return value }
  _failed(site, [describeA(a)], details())
  return nil
}

/// Takes the result of a check that `#expect` has no use for.
@inline(__always)
public func _expect(_ isMet: Bool) {}
