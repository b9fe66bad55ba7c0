/// What `withKnownIssue` calls are being made, the innermost first.
struct KnownIssueScope {
  nonisolated(unsafe) private static var current: UnsafeMutablePointer<KnownIssueScope>?

  private let outer: UnsafeMutablePointer<KnownIssueScope>?
  private let matches: (Issue) -> Bool
  private(set) var count = 0

  /// Whether an issue is known, and counts it.
  static func matches(_ issue: Issue) -> Bool {
    var next = current
    while let scope = next {
      if scope.pointee.matches(issue) {
        scope.pointee.count += 1
        return true
      }
      next = scope.pointee.outer
    }
    return false
  }

  /// Calls a function within a scope.
  ///
  /// - Returns: How many issues were known.
  static func with<E: Error>(
    _ matches: @escaping (Issue) -> Bool,
    _ body: () throws(E) -> Void
  ) throws(E) -> Int {
    let scope = UnsafeMutablePointer<KnownIssueScope>.allocate(capacity: 1)
    scope.initialize(to: KnownIssueScope(outer: current, matches: matches))
    current = scope
    defer {
      current = scope.pointee.outer
      scope.deinitialize(count: 1)
      scope.deallocate()
    }
    try body()
    return scope.pointee.count
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
///   - body: The function. It may use `#require`; to throw another error, give it a `do` and
///     `catch` with ``Issue/record(_:_:sourceLocation:)``.
///   - precondition: If it returns false, issues are ordinary ones.
///   - issueMatcher: Which issues are known: all, if it isn't given.
public func withKnownIssue(
  _ comment: Comment? = nil,
  isIntermittent: Bool = false,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () throws(TestFailure) -> Void,
  when precondition: () -> Bool = { true },
  matching issueMatcher: @escaping KnownIssueMatcher = { _ in true }
) {
  guard precondition() else {
    // The failure has been recorded.
    try? body()
    return
  }
  let count = KnownIssueScope.with(issueMatcher) { try? body() }
  if count == 0, !isIntermittent {
    Issue(.knownIssueNotRecorded, comment, sourceLocation).report {
      Record.write("Known issue was not recorded")
    }
  }
}
