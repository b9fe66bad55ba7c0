/// What `withKnownIssue` calls are being made, the innermost first.
struct KnownIssueScope {
  nonisolated(unsafe) private static var current: UnsafeMutablePointer<KnownIssueScope>?

  private let outer: UnsafeMutablePointer<KnownIssueScope>?
  private let matches: (Issue) -> Bool
  private(set) var count = 0

  /// Whether an issue is known, and counts it.
  static func matches(_ issue: Issue, counting: Bool = true) -> Bool {
    var next = current
    while let scope = next {
      if scope.pointee.matches(issue) {
        if counting { scope.pointee.count += 1 }
        return true
      }
      next = scope.pointee.outer
    }
    return false
  }

  /// Calls a function within a scope, and records that no issue was known.
  ///
  /// - Returns: What it throws, if that isn't known.
  @discardableResult
  static func with(
    _ comment: Comment?,
    _ isIntermittent: Bool,
    _ sourceLocation: SourceLocation,
    _ body: () throws(_AnyError) -> Void,
    _ matches: @escaping (Issue) -> Bool
  ) -> _AnyError? {
    let scope = UnsafeMutablePointer<KnownIssueScope>.allocate(capacity: 1)
    scope.initialize(to: KnownIssueScope(outer: current, matches: matches))
    current = scope
    var unknown: _AnyError?
    do throws(_AnyError) {
      try body()
    } catch {
      var issue = Issue(.errorCaught, comment, sourceLocation)
      issue.error = error
      if error.isRecorded {
      } else if Self.matches(issue, counting: false) {
        issue.report { Record.writeCaught(error.text) }
      } else {
        unknown = error
      }
    }
    let count = scope.pointee.count
    current = scope.pointee.outer
    scope.deinitialize(count: 1)
    scope.deallocate()
    if count == 0, !isIntermittent {
      Issue(.knownIssueNotRecorded, comment, sourceLocation).report {
        Record.write("Known issue was not recorded")
      }
    }
    return unknown
  }
}

/// Tells whether an issue is the one that is known.
public typealias KnownIssueMatcher = @Sendable (_ issue: Issue) -> Bool

/// Calls a function whose issues are known: they are reported, and don't fail the test. That none
/// is recorded fails it.
///
/// ```swift
/// withKnownIssue("the timer is late by one") {
///   #expect(timer.ticks == 100)
/// }
/// ```
///
/// - Parameters:
///   - comment: What is known.
///   - isIntermittent: The issue doesn't always occur: that it doesn't fails nothing.
///   - sourceLocation: Where it is reported that no issue was recorded.
///   - body: The function. What it throws is a known issue, too.
public func withKnownIssue(
  _ comment: Comment? = nil,
  isIntermittent: Bool = false,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () throws(_AnyError) -> Void
) {
  KnownIssueScope.with(comment, isIntermittent, sourceLocation, body) { _ in true }
}

/// Calls a function some of whose issues are known.
///
/// - Parameters:
///   - comment: What is known.
///   - isIntermittent: The issue doesn't always occur: that it doesn't fails nothing.
///   - sourceLocation: Where it is reported that no issue was recorded.
///   - body: The function.
///   - precondition: If it returns false, issues are ordinary ones.
///   - issueMatcher: Which issues are known: all, if it isn't given.
public func withKnownIssue(
  _ comment: Comment? = nil,
  isIntermittent: Bool = false,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () -> Void,
  when precondition: () -> Bool = { true },
  matching issueMatcher: @escaping KnownIssueMatcher = { _ in true }
) {
  guard precondition() else { return body() }
  KnownIssueScope.with(comment, isIntermittent, sourceLocation, body, issueMatcher)
}

/// Calls a function some of whose issues are known.
///
/// - Throws: What the function throws, if that isn't known.
public func withKnownIssue(
  _ comment: Comment? = nil,
  isIntermittent: Bool = false,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () throws(_AnyError) -> Void,
  when precondition: () -> Bool = { true },
  matching issueMatcher: @escaping KnownIssueMatcher = { _ in true }
) throws(_AnyError) {
  guard precondition() else { return try body() }
  let error = KnownIssueScope.with(comment, isIntermittent, sourceLocation, body, issueMatcher)
  if let error { throw error }
}
