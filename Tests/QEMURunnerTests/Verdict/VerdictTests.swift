import Glibc
import Testing

@testable import HostSupport
@testable import QEMURunner

@Suite("What became of a run")
struct VerdictTests {
  private let started = "monitor_protocol_event_queue event=4 data=0x55b47becf940 rate=0\n"
  private let stopped = "monitor_protocol_event_queue event=0 data=0x55c299a91cc0 rate=0\n"
  private let request = "qemu_system_shutdown_request reason=6\n"

  private func verdict(
    _ ending: ChildProcess.Ending,
    _ trace: String,
    mechanism: ExitMechanism = .semihosting,
    words: String = ""
  ) -> Verdict {
    var events = Events()
    events.read(Array(trace.utf8))
    return Verdict(ending, events: events, words: words, mechanism: mechanism, successStatus: nil)
  }

  @Test("a status is the guest's code only after the machine has started and not stopped")
  func codes() {
    #expect(verdict(.status(0), started) == .exited(0))
    #expect(verdict(.status(42), started) == .exited(42))
    #expect(verdict(.status(1), "") == .failedToStart)
    #expect(verdict(.status(0), "") == .failedToStart)
    #expect(verdict(.status(0), started + request + stopped) == .stopped(.shutdown))
    #expect(verdict(.status(0), started + stopped) == .stopped(.reset))
    // Another processor exited while the machine was being shut down.
    #expect(verdict(.status(13), started + request + stopped) == .stopped(.shutdown))
    #expect(
      verdict(.status(0), started + stopped, words: "terminating on signal 15 from pid 1")
        == .killed(signal: 15)
    )
  }

  @Test("firmware that switches off by the test device is told from a program that exits by it")
  func testDevice() {
    let console =
      "memory_region_ops_write cpu 0 mr 0x5 addr 0x10000000 value 0xa size 1 name 'serial'\n"
    func write(_ value: String) -> String {
      "memory_region_ops_write cpu 0 mr 0x5 addr 0x100000 value \(value) size 4 "
        + "name 'riscv.sifive.test'\n"
    }
    let off = started + console + write("0x5555")
    #expect(verdict(.status(0), off) == .stopped(.shutdown))
    #expect(verdict(.status(0), off + request + stopped) == .stopped(.shutdown))
    #expect(verdict(.status(0), off, mechanism: .sifiveTest) == .exited(0))
    let failed = started + write("0xd3333")
    #expect(verdict(.status(13), failed) == .exited(13))
    #expect(verdict(.status(13), failed + request + stopped) == .exited(13))
    // Of two cores' words either may count.
    let both = started + write("0x13333") + write("0x23333") + request + stopped
    #expect(verdict(.status(1), both) == .exited(1) && verdict(.status(2), both) == .exited(2))
    #expect(verdict(.status(13), off) == .exited(13))
    #expect(verdict(.status(0), started + write("0xd3333")) == .exited(0))
    #expect(verdict(.status(0), started + write("0x7777") + stopped) == .stopped(.reset))
    #expect(verdict(.status(0), started + console) == .exited(0))
    #expect(verdict(.status(0), started + write("nothing")) == .exited(0))
  }

  @Test("a status that the mechanism can't make is no code")
  func impossible() {
    #expect(verdict(.status(0), started, mechanism: .isaDebugExit) == .stopped(.unknown))
    #expect(verdict(.status(6), started, mechanism: .isaDebugExit) == .stopped(.unknown))
    #expect(verdict(.status(255), started, mechanism: .isaDebugExit) == .exited(0))
  }

  @Test("a signal that ends QEMU is no code")
  func signals() {
    #expect(verdict(.signal(SIGABRT), started) == .crashed(signal: SIGABRT))
    #expect(verdict(.signal(SIGSEGV), "") == .crashed(signal: SIGSEGV))
  }

  @Test("trace lines come in pieces, and other lines don't matter")
  func pieces() {
    var events = Events()
    let others =
      "x\nother monitor_protocol_event_queue event=4 \n"
      + "monitor_protocol_event_queue event=40 data=0x1 rate=0\nmonitor_protocol_event_queue \n"
    for byte in others.utf8 { events.read([byte]) }
    #expect(!events.hasStarted && !events.hasShutDown)
    for byte in started.utf8 { events.read([byte]) }
    #expect(events.hasStarted && !events.hasShutDown)
    var long = Events()
    long.read([UInt8](repeating: 0x41, count: 1 << 20) + Array(("\n" + stopped).utf8))
    #expect(long.hasShutDown)
    var unfinished = Events()
    unfinished.read(Array(started.dropLast().utf8))
    #expect(!unfinished.hasStarted)
  }

  @Test("statuses of qemu-exit run are within 0 to 255, and success is the code 0 alone")
  func statuses() {
    let verdicts: [(Verdict, Int32)] = [
      (.exited(0), 0), (.exited(255), 255), (.timedOut, 124), (.failedToStart, 125),
      (.stopped(.reset), 126), (.outputLimit, 126), (.filesLimit, 126), (.outputLost("x"), 126),
      (.crashed(signal: 6), 126), (.cancelled(signal: 2), 130),
    ]
    for (verdict, status) in verdicts { #expect(verdict.exitStatus == status) }
  }
}
