internal import QEMUExit

/// How a guest ends: what an exit test expects.
public struct ExitCondition: Sendable {
  private init() {}

  /// It ends with code 0.
  public static var success: ExitCondition { ExitCondition() }

  /// It ends with another code, or traps.
  public static var failure: ExitCondition { ExitCondition() }

  /// It ends with a code.
  ///
  /// - Parameter code: The code, as a literal. `QEMU.exit` has the range that is exact.
  public static func exitCode(_ code: UInt32) -> ExitCondition { ExitCondition() }

  /// It is ended by a signal: no guest is.
  @available(*, unavailable, message: "guests have no signals: write '.failure' or '.trap'")
  public static func signal(_ signal: Int32) -> ExitCondition { ExitCondition() }

  /// It traps: an exception that nobody handles, as of a failed precondition.
  public static var trap: ExitCondition { ExitCondition() }
}

/// Tells the host of an exit test. What the macro's expansion calls.
public func _exitTest(
  _ body: UInt64,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) {
  guard let index = TestTable.index(of: body) else { return }
  let details = details()
  Record.begin("X")
  Record.field(index)
  Record.space()
  if let place = details?.sourceLocation {
    place.write()
    Record.space()
    Site(site).writeSource()
  } else {
    Site(site).writeAll()
  }
  if let comment = details?.comment {
    Record.space()
    Record.write(comment.rawValue)
  }
  Record.end()
}

/// Tells the host of an exit test that is required. What the macro's expansion calls, with `try`.
public func _requireExitTest(
  _ body: UInt64,
  _ site: StaticString,
  _ details: () -> _Details? = { nil }
) throws(_AnyError) {
  _exitTest(body, site, details)
}

/// Ends the guest that runs the body of an exit test, which has thrown an error.
public func _exitTestThrew(_ error: _AnyError, _ place: StaticString) -> Never {
  _caught(error, place)
  QEMU.exitFailure()
}
