/// Counts how often something happens. ``confirmation(_:expectedCount:sourceLocation:_:)-(_,Int,_,_)``
/// makes one.
public final class Confirmation {
  var count = 0

  init() {}

  /// Says that it happened.
  ///
  /// - Parameter count: How often: at least 1; anything else is a programmer's error and traps.
  public func confirm(count: Int = 1) {
    precondition(count > 0)
    self.count += count
  }

  /// Says that it happened, as ``confirm(count:)``.
  public func callAsFunction(count: Int = 1) {
    confirm(count: count)
  }
}

/// Calls a function that must confirm something a number of times. It is synchronous: what happens
/// later doesn't count.
///
/// - Parameters:
///   - comment: What is confirmed.
///   - expectedCount: How often.
///   - sourceLocation: Where it is reported that the number is another.
///   - body: The function; its argument counts.
/// - Returns: What the function returns.
/// - Throws: What the function throws. A closure that throws must say what: `{ (confirm) throws(E)
///   in ... }`.
@discardableResult
public func confirmation<R, E: Error>(
  _ comment: Comment? = nil,
  expectedCount: Int = 1,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: (Confirmation) throws(E) -> R
) throws(E) -> R {
  let confirmation = Confirmation()
  defer {
    confirmation.check(
      confirmation.count == expectedCount,
      comment,
      sourceLocation,
      "\(expectedCount) time\(expectedCount == 1 ? "" : "s")"
    )
  }
  return try body(confirmation)
}

/// Calls a function that must confirm something a number of times within a range.
///
/// - Parameters:
///   - comment: What is confirmed.
///   - expectedCount: How often: `2...3` or `2...`.
///   - sourceLocation: Where it is reported that the number is another.
///   - body: The function; its argument counts.
/// - Returns: What the function returns.
/// - Throws: What the function throws.
@discardableResult
public func confirmation<R, E: Error, Counts: RangeExpression<Int> & CustomTestStringConvertible>(
  _ comment: Comment? = nil,
  expectedCount: Counts,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: (Confirmation) throws(E) -> R
) throws(E) -> R {
  let confirmation = Confirmation()
  defer {
    confirmation.check(
      expectedCount.contains(confirmation.count),
      comment,
      sourceLocation,
      expectedCount.testDescription + " time(s)"
    )
  }
  return try body(confirmation)
}

extension Confirmation {
  func check(
    _ isMet: Bool,
    _ comment: Comment?,
    _ sourceLocation: SourceLocation,
    _ expected: @autoclosure () -> String
  ) {
    guard !isMet else { return }
    Issue(.confirmationMiscounted, comment, sourceLocation).report {
      Record.write("Confirmation was confirmed \(count) time\(count == 1 ? "" : "s"), ")
      Record.write("but expected to be confirmed ")
      Record.write(expected())
    }
  }
}
