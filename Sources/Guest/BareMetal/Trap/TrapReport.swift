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
/// Before that a testing library may take over, by `_qx_observe_trap`. A trap in there is reported as
/// any other.
///
/// A trap on the way out means that QEMU lacks what ends it. The second report says so, and the CPU
/// parks.
@c(_qx_report_trap)
func reportTrap(_ trap: UnsafePointer<qx_trap>) -> Never {
  switch progress {
  case .running:
    progress = .observing
    _qx_tell_trap(trap, _qx_trap_kind(trap))
    fallthrough
  case .observing:
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
  case running, observing, reporting, ending, parking
}

nonisolated(unsafe) private var progress = Progress.running

/// Ends QEMU with what `main` returned.
@c(_qx_main_returned)
func mainReturned(_ status: CInt) -> Never {
  _qx_tell_exit(UInt32(bitPattern: status))
  QEMU.exit(UInt32(bitPattern: status))
}

/// Says what BareMetal itself found wrong, and ends QEMU with a failure.
@c(_qx_fail)
func fail(_ text: UnsafePointer<CChar>) -> Never {
  _qx_tell_failure(text)
  Console.write("\n")
  Console.write(cString: text)
  Console.write("\n")
  QEMU.exitFailure()
}
