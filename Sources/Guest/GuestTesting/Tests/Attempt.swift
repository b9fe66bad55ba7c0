internal import CGuestTesting
internal import QEMUExit

/// Runs code that ends early if something in it is required that isn't so: where an error can't be
/// made, because what calls it throws without a type.
///
/// What the code had isn't let go of.
@inline(never)
public func _attempt(_ body: @escaping () -> Void) {
  var body = body
  withUnsafeMutablePointer(to: &body) { pointer in
    _ = _qx_attempt(
      { $0?.assumingMemoryBound(to: (() -> Void).self).pointee() },
      pointer
    )
  }
}

/// Ends the code that the innermost `_attempt` runs. Why has been recorded.
@inline(never)
public func _abandon() -> Never {
  _qx_abandon()
  // Outside of tests, as in a constructor of C's.
  QEMU.exitFailure()
}
