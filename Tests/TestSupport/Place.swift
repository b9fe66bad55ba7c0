/// Where in the machine the guest `Probe` is when it does as ordered; places.h has the same
/// numbers. The tests have this file, too, by a link.
package enum Place: UInt32, CaseIterable, Sendable {
  /// Where start-up code leaves a program.
  case started = 0
  /// The least privileged mode: EL0, User mode, unprivileged thread mode, U mode, ring 3. On x86
  /// with access to the port by the I/O permission bitmap.
  case user = 1
  /// Ring 3 with access to all ports, by IOPL.
  case userByIOPL = 2
  /// EL1 on AArch64, from a higher level; S mode on RISC-V, from machine mode.
  case supervisor = 3
  /// The handler of an exception that an instruction raised.
  case exceptionHandler = 4
  /// The handler of an interrupt.
  case interruptHandler = 5
  /// With hardly any stack left.
  case exhaustedStack = 6
  /// With address translation off, where start-up code switches it on.
  case translationOff = 7
  /// With address translation on, where start-up code leaves it off.
  case translationOn = 8
  /// Thread mode with the process stack pointer (M profile).
  case processStack = 9
  /// The non-secure state (Armv8-M).
  case nonSecure = 10
  /// The second core, while the first one runs.
  case secondCore = 11
  /// Both cores at once, each with a code of its own: the second's is one more.
  case bothCores = 12
  /// EL1 in the secure state (AArch64).
  case secureSupervisor = 13
  /// Handler mode in the non-secure state (Armv8-M).
  case nonSecureHandler = 14
}
