// What prepared sources call: see `Sources/Guest/ConcurrencyRemover`. Descriptions are found out where the
// error's type is known.

/// Makes an error one of any type.
public func _erased<E: Error>(
  _ error: E,
  _ describe: (E) -> String,
  _ name: (E) -> StaticString
) -> _AnyError {
  _AnyError(box: TypedErrorBox(error), text: describe(error), name: name(error), isRecorded: false)
}

/// An error that is one of any type already.
public func _erased(
  _ error: _AnyError,
  _ describe: (_AnyError) -> String,
  _ name: (_AnyError) -> StaticString
) -> _AnyError { error }

/// What `#require` throws.
public func _erased(
  _ error: TestFailure,
  _ describe: (TestFailure) -> String,
  _ name: (TestFailure) -> StaticString
) -> _AnyError { _recordedFailure() }

/// What `#require` throws after it has recorded why.
@inline(never)
public func _recordedFailure() -> _AnyError {
  _AnyError(
    box: TypedErrorBox(TestFailure()),
    text: "ExpectationFailedError()",
    name: "ExpectationFailedError",
    isRecorded: true
  )
}

/// Describes what `#require` throws.
public func _describe(_ failure: TestFailure) -> String { "\u{1}" }

/// The error's type's name.
public func _name(_ error: _AnyError) -> StaticString { error.name }

// MARK: Casts

/// `error as? T`.
public func _cast<T: Error>(_ error: _AnyError, _ type: T.Type) -> T? {
  (error.box as? TypedErrorBox<T>)?.error
}

/// `error as? T`.
public func _cast(_ error: _AnyError, _ type: _AnyError.Type) -> _AnyError? { error }

/// `error as? T`.
public func _cast<T: Error>(_ error: _AnyError?, _ type: T.Type) -> T? {
  guard let error else { return nil }
  return _cast(error, type)
}

/// `error as? T`, where the error's type is known.
@_disfavoredOverload
public func _cast<E: Error, T: Error>(_ error: E, _ type: T.Type) -> T? {
  let box: ErrorBox = TypedErrorBox(error)
  return (box as? TypedErrorBox<T>)?.error
}

/// `error as! T`.
public func _forceCast<T: Error>(_ error: _AnyError, _ type: T.Type) -> T {
  guard let error = _cast(error, type) else { preconditionFailure("Could not cast the error") }
  return error
}

/// `error is T`.
public func _isa<T: Error>(_ error: _AnyError, _ type: T.Type) -> Bool {
  error.box is TypedErrorBox<T>
}

/// `error is T`.
public func _isa<T: Error>(_ error: _AnyError?, _ type: T.Type) -> Bool {
  guard let error else { return false }
  return _isa(error, type)
}

/// Whether an error is the one that a `catch` asks for.
public func _matches<T: Error & Equatable>(_ error: _AnyError, _ pattern: T) -> Bool {
  _cast(error, T.self) == pattern
}

/// A value that was found out in front of the macro that it is an operand of, and its source.
@inline(__always)
public func _hoisted<T>(_ value: T, _ source: StaticString) -> T { value }
