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
  switch progress {
  case .running:
    progress = .reporting
    report(trap.pointee)
    progress = .ending
  case .reporting:
    // The console is what trapped.
    progress = .ending
  case .ending:
    progress = .parking
    report(trap.pointee)
    Console.write("trap: QEMU has no exit device here, or runs without -semihosting; parking\n")
    Console.flush()
    _qx_park()
  case .parking:
    _qx_park()
  }
  // What the console holds back was sent: trying again would meet the same trap.
  DefaultExit().exitFailure()
}

private func report(_ trap: qx_trap) {
  // Standard error, too, comes before the report where both are one device.
  Console.flush()
  Console.write("\ntrap: ")
  Console.write(cString: withUnsafePointer(to: trap) { _qx_trap_kind($0) })
  Console.write(" at ")
  Console.write(hexadecimal: trap.program_counter)
  Console.write(", address ")
  Console.write(hexadecimal: trap.fault_address)
  Console.write(", status ")
  Console.write(hexadecimal: trap.status)
  Console.write("\n")
  Console.flush()
}

/// How far the program is on its way out, so that no trap on that way leads in a circle.
private enum Progress: UInt8 {
  case running, reporting, ending, parking
}

nonisolated(unsafe) private var progress = Progress.running

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
