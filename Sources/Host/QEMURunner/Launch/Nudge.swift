import Glibc
import HostSupport

/// Wakes QEMU's main loop, for input that QEMU hasn't taken.
///
/// QEMU 7.2 and 10.0 hold 1 KiB of the debug channel's input. When the guest has read some of it
/// they don't look for more until their main loop runs for another reason (semihosting/console.c,
/// `qemu_semihosting_console_read` without `qemu_chr_fe_accept_input`). An empty line to a monitor
/// is a reason. Delete when they do.
struct Nudge {
  /// A monitor of its own: another's answers would be cut up.
  let monitor: FileDescriptor

  /// The socket whose other end QEMU reads.
  let socket: FileDescriptor

  private var unread: Int32 = 0
  private var interval = shortest
  private var last = ContinuousClock.now

  private static let shortest = Duration.milliseconds(1)
  private static let longest = Duration.milliseconds(64)

  /// How often its answers are read at a time, which nobody wants.
  private static let mostReadings = 16

  init(monitor: FileDescriptor, socket: FileDescriptor) {
    self.monitor = monitor
    self.socket = socket
  }

  /// When to look again; nil if QEMU has taken everything.
  package func next() -> ContinuousClock.Instant? { waiting > 0 ? last + interval : nil }

  /// The number of bytes that QEMU hasn't read.
  private var waiting: Int32 {
    var count: Int32 = 0
    return ioctl(socket.number, UInt(TIOCOUTQ), &count) == 0 ? count : 0
  }

  /// Wakes QEMU if it's time.
  mutating func nudge() {
    let now = waiting
    guard now > 0, ContinuousClock.now >= last + interval else { return }
    // A guest that doesn't read is asked less and less often.
    interval = now == unread ? min(interval * 2, Self.longest) : Self.shortest
    unread = now
    last = .now
    _ = monitor.send([UInt8(ascii: "\n")])
    // Not for as long as something comes: a QEMU that was taken over may never stop.
    for _ in 0..<Self.mostReadings where monitor.read({ _ in }) != .bytes { break }
  }
}
