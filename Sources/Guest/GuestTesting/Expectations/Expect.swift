/// Checks that a condition is true. If it isn't, the test fails and goes on.
///
/// ```swift
/// #expect(ring.count == 3, "after \(rounds) rounds")
/// ```
///
/// The host shows the operands' values: `Expectation failed: (ring.count → 2) == 3`. They are
/// evaluated once, in their order, and described only if the expectation fails: by
/// ``CustomTestStringConvertible``, `CustomStringConvertible` or `RawRepresentable`. Embedded Swift
/// can't describe anything else.
///
/// - Parameters:
///   - condition: The condition. What throws in it must be an operand, or the whole condition.
///   - comment: A remark, evaluated if the expectation fails.
///   - sourceLocation: Where it is reported.
@freestanding(expression)
public macro expect(
  _ condition: Bool,
  _ comment: @autoclosure () -> Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) = #externalMacro(module: "GuestTestingMacros", type: "ExpectMacro")

/// Checks that a condition is true. If it isn't, the test fails and ends.
///
/// - Parameters:
///   - condition: The condition.
///   - comment: A remark, evaluated if the expectation fails.
///   - sourceLocation: Where it is reported.
/// - Throws: ``TestFailure``.
@freestanding(expression)
public macro require(
  _ condition: Bool,
  _ comment: @autoclosure () -> Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) = #externalMacro(module: "GuestTestingMacros", type: "RequireMacro")

/// Unwraps an optional. If it is nil, the test fails and ends.
///
/// - Parameters:
///   - optionalValue: The optional.
///   - comment: A remark, evaluated if it is nil.
///   - sourceLocation: Where it is reported.
/// - Returns: The value.
/// - Throws: ``TestFailure``.
@freestanding(expression)
public macro require<T>(
  _ optionalValue: T?,
  _ comment: @autoclosure () -> Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) -> T = #externalMacro(module: "GuestTestingMacros", type: "UnwrapMacro")

/// Checks that code throws an error of a type. If it doesn't, the test fails and goes on.
///
/// Errors have their types at compile time here: code that throws another type than this one
/// doesn't compile. With `Never.self` the code may throw nothing.
///
/// - Parameters:
///   - errorType: The error's type.
///   - comment: A remark, evaluated if the expectation fails.
///   - sourceLocation: Where it is reported.
///   - expression: The code. It must be written here as a closure.
/// - Returns: The error, or nil if none was thrown.
@discardableResult
@freestanding(expression)
public macro expect<E: Error, R>(
  throws errorType: E.Type,
  _ comment: @autoclosure () -> Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  performing expression: () throws(any Error) -> R
) -> E? = #externalMacro(module: "GuestTestingMacros", type: "ExpectThrowsMacro")

/// Checks that code throws an error. If it doesn't, the test fails and goes on.
///
/// - Parameters:
///   - error: The error.
///   - comment: A remark, evaluated if the expectation fails.
///   - sourceLocation: Where it is reported.
///   - expression: The code. It must be written here as a closure.
/// - Returns: The error that was thrown, if it is the one, or nil.
@discardableResult
@freestanding(expression)
public macro expect<E: Error & Equatable, R>(
  throws error: E,
  _ comment: @autoclosure () -> Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  performing expression: () throws(any Error) -> R
) -> E? = #externalMacro(module: "GuestTestingMacros", type: "ExpectThrowsMacro")

/// Checks that code throws an error of a type. If it doesn't, the test fails and ends.
///
/// - Parameters:
///   - errorType: The error's type.
///   - comment: A remark, evaluated if the expectation fails.
///   - sourceLocation: Where it is reported.
///   - expression: The code. It must be written here as a closure.
/// - Returns: The error.
/// - Throws: ``TestFailure``.
@discardableResult
@freestanding(expression)
public macro require<E: Error, R>(
  throws errorType: E.Type,
  _ comment: @autoclosure () -> Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  performing expression: () throws(any Error) -> R
) -> E = #externalMacro(module: "GuestTestingMacros", type: "RequireThrowsMacro")

/// Checks that code throws an error. If it doesn't, the test fails and ends.
///
/// - Parameters:
///   - error: The error.
///   - comment: A remark, evaluated if the expectation fails.
///   - sourceLocation: Where it is reported.
///   - expression: The code. It must be written here as a closure.
/// - Returns: The error.
/// - Throws: ``TestFailure``.
@discardableResult
@freestanding(expression)
public macro require<E: Error & Equatable, R>(
  throws error: E,
  _ comment: @autoclosure () -> Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  performing expression: () throws(any Error) -> R
) -> E = #externalMacro(module: "GuestTestingMacros", type: "RequireThrowsMacro")

/// Checks that code throws an error of which something holds. If it doesn't, the test fails and goes on.
///
/// - Parameters:
///   - comment: A remark, evaluated if the expectation fails.
///   - sourceLocation: Where it is reported.
///   - expression: The code. It must be written here as a closure.
///   - errorMatcher: Returns whether the error is the expected one.
/// - Returns: The error, or nil if it isn't the expected one.
@discardableResult
@freestanding(expression)
public macro expect<R>(
  _ comment: @autoclosure () -> Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  performing expression: () throws(any Error) -> R,
  throws errorMatcher: (_AnyError) throws(_AnyError) -> Bool
) -> _AnyError? = #externalMacro(module: "GuestTestingMacros", type: "ExpectThrowsMacro")

/// Checks that code throws an error of which something holds. If it doesn't, the test fails and ends.
///
/// - Parameters:
///   - comment: A remark, evaluated if the expectation fails.
///   - sourceLocation: Where it is reported.
///   - expression: The code. It must be written here as a closure.
///   - errorMatcher: Returns whether the error is the expected one.
/// - Returns: The error.
@discardableResult
@freestanding(expression)
public macro require<R>(
  _ comment: @autoclosure () -> Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  performing expression: () throws(any Error) -> R,
  throws errorMatcher: (_AnyError) throws(_AnyError) -> Bool
) -> _AnyError = #externalMacro(module: "GuestTestingMacros", type: "RequireThrowsMacro")

/// Checks how the guest ends that runs this code: an exit test.
///
/// The host runs the code in a QEMU of its own and reports; the test itself goes on at once.
///
/// ```swift
/// #expect(exitsWith: .trap) {
///   let table = [1, 2, 3]
///   print(table[3])
/// }
/// ```
///
/// - Parameters:
///   - condition: How it ends, written here as a member of ``ExitCondition``.
///   - body: The code. It must be written here as a closure, and can't use local variables,
///     parameters or `self`. If it returns, the guest ends with code 0.
@freestanding(expression)
public macro expect(
  exitsWith condition: ExitCondition,
  _ body: () -> Void
) = #externalMacro(module: "GuestTestingMacros", type: "ExitTestMacro")

/// Checks how the guest ends that runs this code: an exit test, in Swift Testing's words.
///
/// The host runs the code in a QEMU of its own and reports; the test itself goes on at once, and
/// isn't told how it ended.
///
/// - Parameters:
///   - condition: How it ends, written here as a member of ``ExitCondition``.
///   - comment: A remark, evaluated at once.
///   - sourceLocation: Where it is reported.
///   - body: The code. It must be written here as a closure, and can't use local variables,
///     parameters or `self`. If it returns, the guest ends with code 0.
@freestanding(expression)
public macro expect(
  processExitsWith condition: ExitCondition,
  _ comment: @autoclosure () -> Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  performing body: () throws(any Error) -> Void
) = #externalMacro(module: "GuestTestingMacros", type: "ExitTestMacro")

/// Checks how the guest ends that runs this code, as `#expect` does: the host finds out too late for the
/// test to end by it.
@freestanding(expression)
public macro require(
  processExitsWith condition: ExitCondition,
  _ comment: @autoclosure () -> Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  performing body: () throws(any Error) -> Void
) = #externalMacro(module: "GuestTestingMacros", type: "ExitTestMacro")
