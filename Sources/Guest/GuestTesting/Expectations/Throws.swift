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

// MARK: Errors of any type

/// Checks that a body throws an error of a type.
///
/// - Parameters:
///   - type: The type.
///   - name: What the test calls it.
///   - body: The body, which describes what it returns.
public func _expectError<E: Error>(
  _ type: E.Type,
  _ name: StaticString,
  _ body: () throws(_AnyError) -> String,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) -> E? {
  guard let thrown = thrown(by: body, site, details) else { return nil }
  if let error = _cast(thrown, type) { return error }
  failing(site, details()) {
    Record.write("Expectation failed: expected error of type ")
    Record.write(name)
    Record.write(", but ")
    Record.write(thrown)
    Record.write(" was thrown instead")
  }
  return nil
}

/// Checks that a body throws any error.
public func _expectError(
  _ type: _AnyError.Type,
  _ name: StaticString,
  _ body: () throws(_AnyError) -> String,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) -> _AnyError? {
  thrown(by: body, site, details)
}

/// Checks that a body throws an error.
public func _expectError<E: Error & Equatable>(
  _ expected: E,
  _ body: () throws(_AnyError) -> String,
  _ describe: (E) -> (String, StaticString),
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) -> E? {
  guard let thrown = thrown(by: body, site, details) else { return nil }
  if let error = _cast(thrown, E.self), error == expected { return error }
  failing(site, details()) {
    Record.write("Expectation failed: expected error ")
    let (text, name) = describe(expected)
    Record.write(error: text, name)
    Record.write(", but ")
    Record.write(thrown)
    Record.write(" was thrown instead")
  }
  return nil
}

/// Checks that a body throws an error of which something holds.
public func _expectError(
  where matches: (_AnyError) throws(_AnyError) -> Bool,
  _ body: () throws(_AnyError) -> String,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) -> _AnyError? {
  guard let thrown = thrown(by: body, site, details) else { return nil }
  do throws(_AnyError) {
    if try matches(thrown) { return thrown }
  } catch {
    _caught(error, site)
  }
  failing(site, details()) {
    Record.write("Expectation failed: unexpected error ")
    Record.write(thrown)
    Record.write(" was thrown")
  }
  return nil
}

/// Checks that a body throws nothing.
public func _expectNoError(
  _ body: () throws(_AnyError) -> String,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) -> Never? {
  do throws(_AnyError) {
    _ = try body()
  } catch {
    guard !error.isRecorded else { return nil }
    failing(site, details()) {
      Record.write("Expectation failed: an error was thrown when none was expected: ")
      Record.write(error)
    }
  }
  return nil
}

/// Records that nothing was thrown.
///
/// - Returns: What was thrown.
private func thrown(
  by body: () throws(_AnyError) -> String,
  _ site: StaticString,
  _ details: () -> _Details?
) -> _AnyError? {
  let value: String
  do throws(_AnyError) {
    value = try body()
  } catch {
    return error
  }
  failing(site, details()) {
    noError()
    guard !value.utf8.isEmpty else { return }
    Record.write(" and \"")
    Record.write(value)
    Record.write("\" was returned")
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
  /// Writes an error, with its type's name unless its description has it.
  fileprivate static func write(_ error: _AnyError) {
    write(error: error.text, error.name)
  }

  fileprivate static func write(error text: String, _ name: StaticString) {
    write("\"")
    write(text)
    write("\"")
    guard name.utf8CodeUnitCount > 0, !contains(text, name) else { return }
    write(" of type ")
    write(name)
  }

  private static func contains(_ text: String, _ name: StaticString) -> Bool {
    let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    var rest = text.utf8[...]
    while rest.count >= name.count {
      if rest.starts(with: name) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

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
