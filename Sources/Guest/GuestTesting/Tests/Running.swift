// What the expansions of `@Test` and `@Suite` call.

/// Whether the conditions of a type with `@Suite`, and of those around it, hold.
@inline(__always)
public func _isEnabled<Suite: _ConditionalSuite & ~Copyable & ~Escapable>(
  _ suite: Suite.Type,
  or surroundings: @autoclosure () -> Bool
) -> Bool {
  Suite._qxSuiteIsEnabled()
}

/// Whether the conditions of the types around one without `@Suite` hold.
@_disfavoredOverload
@inline(__always)
public func _isEnabled<Other: ~Copyable & ~Escapable>(
  _ type: Other.Type,
  or surroundings: @autoclosure () -> Bool
) -> Bool {
  surroundings()
}

/// Judges a condition: writes that the test is skipped if it doesn't hold.
@inline(__always)
public func _enabled(if condition: Bool, _ comment: @autoclosure () -> Comment? = nil) -> Bool {
  if !condition { _skip(comment()) }
  return condition
}

/// Writes that the test is skipped.
@inline(never)
public func _skip(_ comment: Comment? = nil) {
  Session.skipTest(comment)
}

/// Writes that the test starts.
@inline(never)
public func _begin() {
  Session.beginTest()
}

/// Makes the value of a suite.
///
/// - Parameters:
///   - make: The suite's `init`.
///   - describe: Describes what it throws.
///   - place: Where that is reported.
/// - Returns: The value; nil if it threw.
@inline(__always)
public func _make<Suite: ~Copyable, E: Error>(
  _ make: () throws(E) -> Suite,
  _ describe: (E) -> String,
  _ place: StaticString
) -> Suite? {
  do throws(E) {
    return try make()
  } catch {
    _caught(describe(error), place)
    return nil
  }
}

/// Records an error that a test threw.
@inline(never)
public func _caught(_ description: String, _ place: StaticString) {
  // Why the test ends has been recorded.
  if description.utf8.first == TestFailure.mark { return }
  Issue(.errorCaught, nil, nil).report(
    place: { Site(place).writePlace() },
    text: { Record.writeCaught(description) }
  )
}

/// Records an error that a test threw.
@inline(never)
public func _caught(_ error: _AnyError, _ place: StaticString) {
  if !error.isRecorded { _caught(error.text, place) }
}

/// Runs the cases of a test with one collection.
public func _cases<C: Sequence>(
  _ collection: C,
  describe: (C.Element) -> String,
  _ body: (C.Element) -> Void
) {
  var number: UInt64 = 0
  for element in collection {
    beginCase(number, describe(element))
    body(element)
    endCase(number)
    number += 1
  }
}

/// Runs the cases of a test with two collections.
public func _cases<C1: Sequence, C2: Sequence>(
  _ collection1: C1,
  _ collection2: C2,
  describe: (C1.Element, C2.Element) -> String,
  _ body: (C1.Element, C2.Element) -> Void
) {
  var number: UInt64 = 0
  for first in collection1 {
    for second in collection2 {
      beginCase(number, describe(first, second))
      body(first, second)
      endCase(number)
      number += 1
    }
  }
}

private func beginCase(_ number: UInt64, _ description: String) {
  Record.begin("C")
  Record.field(number)
  Record.field(description)
  Record.end()
}

private func endCase(_ number: UInt64) {
  Record.begin("c")
  Record.field(number)
  Record.end()
}

/// `NAME → VALUE`, of a case's argument.
public func _argument(_ name: StaticString, _ value: String) -> String {
  value.utf8.isEmpty ? "\(name)" : "\(name) → \(value)"
}
