extension Issue {
  /// Records an issue: the test fails, and goes on.
  ///
  /// - Parameters:
  ///   - comment: What is wrong.
  ///   - severity: With `.warning` it is reported, but doesn't fail the test.
  ///   - sourceLocation: Where it is reported.
  /// - Returns: The issue.
  @discardableResult
  public static func record(
    _ comment: Comment? = nil,
    severity: Severity = .error,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> Issue {
    let issue = Issue(.unconditional, severity: severity, comment, sourceLocation)
    issue.report { Record.write("Issue recorded") }
    return issue
  }

  /// Records an error as an issue: the test fails, and goes on.
  ///
  /// - Parameters:
  ///   - error: The error. It is shown if it has a description, as ``CustomTestStringConvertible``
  ///     or `CustomStringConvertible`.
  ///   - comment: What is wrong.
  ///   - sourceLocation: Where it is reported.
  /// - Returns: The issue.
  @discardableResult
  public static func record<E: Error & CustomStringConvertible>(
    _ error: E,
    _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> Issue {
    recordCaught(error.description, comment, sourceLocation)
  }

  /// Records an error as an issue: the test fails, and goes on.
  @discardableResult
  public static func record<E: Error & CustomTestStringConvertible>(
    _ error: E,
    _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> Issue {
    recordCaught(error.testDescription, comment, sourceLocation)
  }

  /// Records an error as an issue: the test fails, and goes on.
  @discardableResult
  public static func record<E: Error & CustomTestStringConvertible & CustomStringConvertible>(
    _ error: E,
    _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> Issue {
    recordCaught(error.testDescription, comment, sourceLocation)
  }

  /// Records an error as an issue: the test fails, and goes on.
  @discardableResult
  @_disfavoredOverload
  public static func record<E: Error>(
    _ error: E,
    _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> Issue {
    recordCaught("", comment, sourceLocation)
  }

  /// Records an error as an issue: the test fails, and goes on.
  @discardableResult
  public static func record(
    _ error: _AnyError,
    _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> Issue {
    recordCaught(error.text, comment, sourceLocation)
  }

  @discardableResult
  static func recordCaught(
    _ description: String,
    _ comment: Comment?,
    _ sourceLocation: SourceLocation
  ) -> Issue {
    let issue = Issue(.errorCaught, comment, sourceLocation)
    issue.report { Record.writeCaught(description) }
    return issue
  }
}

extension Record {
  /// Writes what the issue of a caught error says.
  static func writeCaught(_ description: String) {
    if description.utf8.isEmpty {
      write("Caught error")
    } else {
      write("Caught error: ")
      write(description)
    }
  }
}
