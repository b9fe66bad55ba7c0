internal import CSemihosting

// Computed, so that nothing needs initialising at run time; with setters, because `print(_:to:)`
// takes its stream `inout`.

/// The program's standard output.
///
/// ```swift
/// print("a line", to: &standardOutput)
/// standardOutput.write(bytes)
/// try standardOutput.flush()
/// ```
///
/// On Arm and RISC-V it goes to the host by one call for all that was buffered; where there is no
/// host (on x86, or if QEMU runs without `-semihosting`), to the machine's UART, if the program has
/// `BareMetal`. Swift's `print` writes to it, too, in programs with `BareMetal`.
///
/// It can be assigned to because `print(_:to:)` needs that; an assignment does nothing.
///
/// One core may use it at a time. An interrupt handler may write to it, but if it interrupts a
/// write, bytes of either may get lost.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, `SYS_OPEN (0x01)`, the name `:tt`.
public var standardOutput: ConsoleOutput {
  get { ConsoleOutput(memory: _qx_standard_output(), kind: .output) }
  set {}
}

/// The program's standard error.
///
/// It differs from ``standardOutput`` where the host has both; otherwise it goes to the same place.
/// There each is still held back by itself: an unfinished line of one may come out after a line of
/// the other that was written later.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, "Feature bits reported by
/// `:semihosting-features`", `SH_EXT_STDOUT_STDERR`.
public var standardError: ConsoleOutput {
  get { ConsoleOutput(memory: _qx_standard_error(), kind: .error) }
  set {}
}

/// The program's standard input.
///
/// On Arm and RISC-V it comes from the host; where there is no host, from the machine's UART, if
/// the program has `BareMetal`.
public var standardInput: ConsoleInput { ConsoleInput(memory: _qx_standard_input()) }

/// Sends what the standard streams hold back, on the program's way out: called by `QEMU.exit`.
public func flushStandardStreams() {
  standardOutput.send()
  standardError.send()
}

/// What `QEMU.exit` calls, and nobody else.
@c(_qx_flush)
func flushBeforeEnd() {
  _qx_tell_end()
  flushStandardStreams()
}

/// Gives the host its handles of the standard streams back, and drops what the streams hold: for
/// start-up code that begins the program again, which would open more handles each time.
public func closeStandardStreams() {
  _qx_standard_output().stream.pointee.close()
  _qx_standard_error().stream.pointee.close()
  _qx_standard_input().stream.pointee.close()
}
