/// A way for a program to switch off the machine that it runs on, or to reset it.
///
/// **It carries no code.** QEMU ends with status 0, whatever the program has found out; on a reset
/// only if it was started with `-no-reboot`, and otherwise starts the program again. `qemu-exit
/// run` therefore ends with 126, never with 0. To end QEMU with a code use an ``ExitMechanism``.
///
/// If nothing happens, the calling CPU parks.
public protocol PowerControl: Sendable {
  /// Switches the machine off.
  func powerOff() -> Never

  /// Resets the machine.
  func reset() -> Never
}
