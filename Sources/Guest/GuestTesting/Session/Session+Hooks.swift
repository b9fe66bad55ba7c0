internal import BareMetal
internal import CBareMetal
internal import CGuestTesting

// What BareMetal calls before it ends QEMU. If a test of a session with isolation runs, it ends,
// and these don't return.

@c(_qx_observe_trap)
func observeTrap(_ trap: UnsafePointer<qx_trap>, _ kind: UnsafePointer<CChar>) {
  func report() {
    Record.begin("T ")
    Console.write(hexadecimal: trap.pointee.program_counter)
    Record.space()
    Console.write(hexadecimal: trap.pointee.fault_address)
    Record.space()
    Console.write(hexadecimal: trap.pointee.status)
    Record.field(cString: kind)
    Record.end()
  }
  Session.abandonTest(report)
  Session.abandonExitTest(report)
}

@c(_qx_observe_failure)
func observeFailure(_ text: UnsafePointer<CChar>) {
  Session.abandonTest {
    Record.begin("D")
    Record.field(cString: text)
    Record.end()
  }
}

@c(_qx_observe_end)
func observeEnd() {
  Session.observeEnd()
}

@c(_qx_observe_exit)
func observeExit(_ code: UInt32) {
  Session.abandonTest {
    Record.begin("D the program ended with code ")
    Record.decimal(UInt64(code))
    Record.end()
  }
}
