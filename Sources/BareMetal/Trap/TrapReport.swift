internal import CBareMetal
internal import CQEMUExit
internal import QEMUExit

/// Tells what a processor hit, on the console, and ends QEMU with a failure.
///
/// The line reads
///
/// ```
/// trap: data abort at 0x40100a5c, address 0xdead0000, status 0x96000045
/// ```
///
/// `at` is the address of the instruction, `address` what it accessed, where the processor tells,
/// and `status` the architecture's raw syndrome register.
///
/// A trap on the way out means that QEMU lacks what ends it. The second report says so, and the CPU
/// parks.
@c(_qx_report_trap)
func reportTrap(_ trap: UnsafePointer<qx_trap>) -> Never {
  let trap = trap.pointee
  Console.write("\ntrap: ")
  Console.write(cString: withUnsafePointer(to: trap) { _qx_trap_kind($0) })
  Console.write(" at ")
  Console.write(hexadecimal: trap.program_counter)
  Console.write(", address ")
  Console.write(hexadecimal: trap.fault_address)
  Console.write(", status ")
  Console.write(hexadecimal: trap.status)
  Console.write("\n")
  if isEnding {
    Console.write("trap: QEMU has no exit device here, or runs without -semihosting; parking\n")
    _qx_park()
  }
  isEnding = true
  QEMU.exitFailure()
}

/// Whether a trap has been reported and the program is on its way out.
nonisolated(unsafe) private var isEnding = false

/// Ends QEMU with what `main` returned.
@c(_qx_main_returned)
func mainReturned(_ status: CInt) -> Never {
  QEMU.exit(UInt32(bitPattern: status))
}

/// Says that a function wrote beyond its stack frame, and ends QEMU with a failure.
@c(_qx_stack_corrupted)
func stackCorrupted() -> Never {
  Console.write("\nstack frame overrun\n")
  QEMU.exitFailure()
}
