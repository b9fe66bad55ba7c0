// How values become text. Which of these is meant is decided where the macro's expansion is, from
// the types there: Embedded Swift can't ask a value at run time. An empty text means that nothing
// is known.

/// Describes a value.
public func _describe<T: CustomTestStringConvertible>(_ value: T) -> String {
  value.testDescription
}

/// Describes a value.
public func _describe<T: CustomStringConvertible>(_ value: T) -> String {
  value.description
}

/// Describes a value.
public func _describe<T: CustomTestStringConvertible & CustomStringConvertible>(
  _ value: T
) -> String {
  value.testDescription
}

/// Describes a value by its raw value.
@_disfavoredOverload
public func _describe<T: RawRepresentable>(_ value: T) -> String
where T.RawValue: CustomTestStringConvertible {
  "(rawValue: " + value.rawValue.testDescription + ")"
}

/// Describes an optional.
@_disfavoredOverload
public func _describe<T: CustomStringConvertible>(_ value: T?) -> String {
  value?.description ?? "nil"
}

/// Describes an optional by its raw value.
@_disfavoredOverload
public func _describe<T: RawRepresentable>(_ value: T?) -> String
where T.RawValue: CustomTestStringConvertible {
  guard let value else { return "nil" }
  return _describe(value)
}

/// Describes an optional as far as it goes.
@_disfavoredOverload
public func _describe<T>(_ value: T?) -> String {
  value == nil ? "nil" : ""
}

/// Describes an array.
@_disfavoredOverload
public func _describe<T: CustomStringConvertible>(_ value: [T]) -> String {
  list(value) { $0.description }
}

/// Describes an array by the elements' raw values.
@_disfavoredOverload
public func _describe<T: RawRepresentable>(_ value: [T]) -> String
where T.RawValue: CustomTestStringConvertible {
  list(value) { "(rawValue: " + $0.rawValue.testDescription + ")" }
}

/// Describes a pair.
public func _describe<A: CustomTestStringConvertible, B: CustomTestStringConvertible>(
  _ value: (A, B)
) -> String {
  "(" + value.0.testDescription + ", " + value.1.testDescription + ")"
}

/// Describes nothing: the value's type has no description.
@_disfavoredOverload
public func _describe<T: ~Copyable & ~Escapable>(_ value: borrowing T) -> String {
  ""
}

/// Describes a part of a value.
public func _nested<T: CustomTestStringConvertible>(_ value: T) -> String {
  value._nestedDescription
}

/// Describes a part of a value.
@_disfavoredOverload
public func _nested<T: CustomStringConvertible>(_ value: T) -> String { value.description }

/// Describes a part of a value as far as it goes.
@_disfavoredOverload
public func _nested<T: ~Copyable>(_ value: borrowing T) -> String { "_" }

/// A value of the type of another one: what a literal's type is, that is compared with it.
public func _like<T>(_ other: T, _ value: T) -> T { value }

/// A value that is compared with one of another type.
@_disfavoredOverload
public func _like<T, U>(_ other: T, _ value: U) -> U { value }
