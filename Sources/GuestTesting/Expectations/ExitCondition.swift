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

  /// It traps: an exception that nobody handles, as of a failed precondition.
  public static var trap: ExitCondition { ExitCondition() }
}

/// Tells the host of an exit test. What the macro's expansion calls.
public func _exitTest(_ body: UInt64, _ site: StaticString) {
  guard let index = TestTable.index(of: body) else { return }
  Record.begin("X")
  Record.field(index)
  Record.space()
  Site(site).writeAll()
  Record.end()
}
