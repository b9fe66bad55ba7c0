/// A place in a source file.
///
/// A function that checks something for tests takes the place of its call and hands it on, so that
/// the issue is reported there:
///
/// ```swift
/// func checkEmpty(_ ring: Ring, sourceLocation: SourceLocation = #_sourceLocation) {
///   #expect(ring.isEmpty, sourceLocation: sourceLocation)
/// }
/// ```
public struct SourceLocation: Sendable {
  /// `MODULE/FILE.swift`.
  public var fileID: StaticString
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int

  /// Makes a place.
  ///
  /// - Parameters:
  ///   - fileID: `MODULE/FILE.swift`, as `#fileID` gives it.
  ///   - line: The line, from 1.
  ///   - column: The column, from 1.
  public init(fileID: StaticString, line: Int, column: Int) {
    self.fileID = fileID
    self.line = line
    self.column = column
  }
}

/// The place where it is written, or, as a parameter's default, the place of the call.
@freestanding(expression)
public macro _sourceLocation() -> SourceLocation =
  #externalMacro(module: "GuestTestingMacros", type: "SourceLocationMacro")
