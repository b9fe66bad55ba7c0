internal import CQEMUExit

/// Stops a program that its author must correct.
///
/// Embedded Swift leaves the message of `fatalError` out of optimised programs; a console gets it
/// here in any case.
///
/// - Parameter message: What is wrong and what to write instead.
@usableFromInline @inline(never)
func programmersError(_ message: StaticString) -> Never {
  if _qx_has_console() != 0 {
    write("\nFatal error: ")
    write(message)
    write("\n")
    _qx_trap()
  }
  #if hasFeature(Embedded)
    fatalError(message)
  #else
    fatalError("\(message)")
  #endif
}

private func write(_ text: StaticString) {
  text.withUTF8Buffer { bytes in
    bytes.withMemoryRebound(to: CChar.self) { characters in
      _qx_console_write(characters.baseAddress, UInt(characters.count))
    }
  }
}
