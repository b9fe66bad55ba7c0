/// What QEMU says about itself while it runs, in the lines of its trace events.
///
/// Source: QEMU, `trace-events` of the system emulator: `vm_state_notify`,
/// `qemu_system_shutdown_request`. Seen on QEMU 7.2.
struct Events: Equatable, Sendable {
  /// The machine has begun to run.
  var hasStarted = false

  /// The machine was stopped for good.
  var hasShutDown = false

  /// The guest asked for it to be stopped.
  var hasAskedForShutdown = false

  private var line: [UInt8] = []

  /// Longer lines aren't ours.
  private static let longestLine = 1024

  init() {}

  /// Reads on.
  mutating func read(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        note(String(decoding: line, as: UTF8.self))
        line = []
      } else if line.count < Self.longestLine {
        line.append(byte)
      }
    }
  }

  private mutating func note(_ line: String) {
    if line.hasPrefix("vm_state_notify running 1 ") {
      hasStarted = true
    } else if line.hasPrefix("vm_state_notify running 0 ") && line.hasSuffix("(shutdown)") {
      hasShutDown = true
    } else if line.hasPrefix("qemu_system_shutdown_request ") {
      hasAskedForShutdown = true
    }
  }
}
