/// What shows how a guest came to wait for ever.
enum Evidence: Equatable {
  /// It waits right behind an instruction that may have been to end QEMU.
  case attempt(ParkingLoop.Attempt)

  /// It waits where traps end; the last one, and the semihosting call that it came of, if any.
  case trap(Trap, semihostingCall: String?)
}
