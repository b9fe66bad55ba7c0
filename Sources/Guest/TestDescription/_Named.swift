/// A type whose name is known: one of a tested package, by what its sources are made.
public protocol _Named: ~Copyable {
  /// The name, without what it is in.
  static var _testName: StaticString { get }
}

/// The name of a value's type.
public func _name<T: _Named>(_ value: T) -> StaticString { T._testName }

/// Nothing: the name isn't known.
@_disfavoredOverload
public func _name<T: ~Copyable>(_ value: borrowing T) -> StaticString { "" }
