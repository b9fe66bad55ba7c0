/// What QEMU says about itself while it runs, in the lines of its trace events and of its log.
///
/// Source: QEMU, `trace-events` of the monitor and the system emulator: `monitor_protocol_event_queue`,
/// `qemu_system_shutdown_request`, `memory_region_ops_write`; `qapi/run-state.json`; `target/i386/tcg`,
/// log item `cpu_reset`. Seen on QEMU 7.2.22 and 10.0.2.
package struct Events: Equatable, Sendable {
  /// The trace events that tell of a machine's start and end.
  ///
  /// QEMU compares each name that it is told with those of all its events before, some five thousand,
  /// which takes it half a millisecond for those at the end. The first of these is near the beginning.
  /// `vm_state_notify`, which says the same in words, is near the end.
  static let lifecycle = [protocolEvent, shutdownRequest]
  private static let protocolEvent = "monitor_protocol_event_queue"
  private static let shutdownRequest = "qemu_system_shutdown_request"

  /// How the lines begin for two events of QEMU's protocol (QMP), `RESUME` and `SHUTDOWN`, which QEMU
  /// writes down whether anybody asks for them or not. The numbers are the order of
  /// `qapi/run-state.json`, the first schema that has events, and the same in it since QEMU 2.12. An
  /// event that is added or removed before `RESUME` changes its number, too: no run will have started.
  /// The tests of machines that are switched off and reset are the guard against another order.
  private static let resume = protocolEvent + " event=4 "
  private static let shutdown = protocolEvent + " event=0 "

  /// How the line begins for a wish that the machine be shut down.
  private static let request = shutdownRequest + " "

  /// The machine has begun to run.
  var hasStarted = false

  /// QEMU has begun to shut the machine down for good. Other processors may go on for a moment.
  var hasShutDown = false

  /// A processor met a triple fault, if those are watched: on x86.
  var hasTripleFault = false

  /// The guest asked for it to be stopped.
  var hasAskedForShutdown = false

  /// What was written to RISC-V's `sifive_test`, if that is watched: where firmware runs that
  /// switches off by it. Several cores may write, and which word counted isn't told.
  var testDevice: Set<TestDeviceWord> = []

  /// A word for `sifive_test` (QEMU, `include/hw/misc/sifive_test.h`).
  enum TestDeviceWord: Hashable {
    /// 0x5555: the program passed, or firmware switches off.
    case passed
    /// 0x3333, and the status.
    case failed(Int32)
    /// Any other, such as a reset.
    case other

    init(_ word: UInt32) {
      switch word & 0xFFFF {
      case 0x5555: self = .passed
      case 0x3333: self = .failed(Int32(word >> 16 & 0xFF))
      default: self = .other
      }
    }
  }

  private var line: [UInt8] = []

  /// Longer lines aren't ours.
  private static let longestLine = 1024

  init() {}

  /// Reads on.
  package mutating func read(_ bytes: some Sequence<UInt8>) {
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
    if line.hasPrefix(Self.resume) {
      hasStarted = true
    } else if line.hasPrefix(Self.shutdown) {
      hasShutDown = true
    } else if line.hasPrefix(Self.request) {
      hasAskedForShutdown = true
    } else if line == "Triple fault" {
      hasTripleFault = true
    } else if line.hasPrefix("memory_region_ops_write ")
      && line.hasSuffix(" name 'riscv.sifive.test'")
    {
      let words = line.split(separator: " ")
      guard let value = words.firstIndex(of: "value"), words[value + 1].hasPrefix("0x") else {
        return
      }
      if let word = UInt32(words[value + 1].dropFirst(2), radix: 16) {
        testDevice.insert(TestDeviceWord(word))
      }
    }
  }
}
