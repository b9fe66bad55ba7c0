extension Host {
  /// Tells whether the host takes the result of a call for an error.
  ///
  /// The answer fits operations whose results are an error below zero. It doesn't fit `SYS_READ`
  /// and `SYS_WRITE`, which return the number of bytes that are left. QEMU 7.2 and 10.0 tell by the
  /// sign alone.
  ///
  /// - Parameter result: What ``call(_:_:)`` returned.
  /// - Returns: Whether it is an error. Where there is no host, every result is one.
  ///
  /// Source: "Semihosting for AArch32 and AArch64", 2025Q4, `SYS_ISERROR (0x08)`.
  public static func isError(_ result: UInt) -> Bool {
    guard isCallable else { return true }
    return call(.isError, block: result) != 0
  }
}
