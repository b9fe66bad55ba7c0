// What the expansions of `#expect(throws:)` and `#require(throws:)` call.

/// Checks that a body throws an error of a type.
public func _expectError<E: Error>(
  _ type: E.Type,
  _ body: (inout E?) -> Void,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) -> E? {
  var thrown: E?
  body(&thrown)
  if thrown == nil { failing(site, details(), noError) }
  return thrown
}

/// Checks that a body throws an error.
public func _expectError<E: Error & Equatable>(
  _ expected: E,
  _ body: (inout E?) -> Void,
  _ describe: (E) -> String,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) -> E? {
  var thrown: E?
  body(&thrown)
  guard let thrown else {
    failing(site, details(), noError)
    return nil
  }
  if thrown == expected { return thrown }
  failing(site, details()) {
    Record.write("Expectation failed: expected error ")
    let text = describe(expected)
    if text.utf8.isEmpty {
      Site(site).writeSource()
    } else {
      Record.write("\"")
      Record.write(text)
      Record.write("\"")
    }
    Record.write(", but ")
    Record.writeThrown(describe(thrown))
    Record.write(" was thrown instead")
  }
  return nil
}

/// Checks that a body throws nothing; it describes what it throws.
public func _expectNoError(
  _ body: (inout String?) -> Void,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) -> Never? {
  var thrown: String?
  body(&thrown)
  if let thrown, thrown.utf8.first != TestFailure.mark {
    failing(site, details()) {
      Record.write("Expectation failed: an error was thrown when none was expected")
      if !thrown.utf8.isEmpty {
        Record.write(": \"")
        Record.write(thrown)
        Record.write("\"")
      }
    }
  }
  return nil
}

/// Ends the test if there is no value: why has been recorded.
public func _requireValue<T>(_ value: T?) throws(TestFailure) -> T {
  if let value { return value }
  throw TestFailure()
}

/// Takes a value that nobody wants.
@inline(__always)
public func _discard<T: ~Copyable>(_ value: consuming T) {}

private func noError() {
  Record.write("Expectation failed: an error was expected but none was thrown")
}

extension Record {
  /// Writes an error in the middle of a sentence.
  fileprivate static func writeThrown(_ description: String) {
    if description.utf8.isEmpty {
      write("another one")
    } else {
      write("\"")
      write(description)
      write("\"")
    }
  }
}
