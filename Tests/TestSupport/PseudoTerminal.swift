import Foundation

/// A terminal that a program plays, which is nobody's controlling terminal.
package final class PseudoTerminal: Sendable {
  /// Where the program plays the device: what it writes here was typed.
  package let device: Int32

  /// The terminal.
  package let terminal: Int32

  package init() throws {
    device = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    // TIOCSPTLCK and TIOCGPTN (Linux, include/uapi/asm-generic/ioctls.h), which Swift doesn't import.
    var isLocked: Int32 = 0
    var number: UInt32 = 0
    guard device >= 0, ioctl(device, 0x4004_5431, &isLocked) == 0,
      ioctl(device, 0x8004_5430, &number) == 0
    else { throw TestError("no terminal can be made") }
    terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { throw TestError("/dev/pts/\(number) can't be opened") }
  }

  deinit {
    close(terminal)
    close(device)
  }

  /// Stops what is written to the terminal, as Ctrl-S does, or lets it go on.
  package func stop(_ isStopped: Bool = true) {
    tcflow(terminal, isStopped ? TCOOFF : TCOON)
  }

  /// Has the terminal pass every byte on as it is.
  package func passBytes() {
    var settings = termios()
    tcgetattr(terminal, &settings)
    cfmakeraw(&settings)
    tcsetattr(terminal, TCSANOW, &settings)
  }
}
