import BareMetal
import CRestarter
import QEMUExit
import Semihosting

/// Starts again and again, by all ways that there are, and finds the same memory each time.
///
/// `ROUNDS WAYS`: how often, and by which ways in turn, a letter each; see ``leave(by:)``. Ends with
/// 0, or the number of the check that failed.
@main
struct Restarter {
  static func main() {
    let dirt = restarter_find_dirt()
    check(dirt, dirt == 0)
    check(10, first == 0x51 && later.isEmpty)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 1500, alignment: 16)
    check(11, restarter_is_zero(memory, 1500) != 0)
    let progress = restarter_progress()
    guard let progress else { QEMU.exit(12) }
    if progress.pointee.is_going_on == 0 {
      readArguments(into: progress)
      // Nothing to start again for: what is observed goes its way.
      if progress.pointee.rounds == 0 { restarter_trap() }
      progress.pointee.is_going_on = 1
    }
    checkHandles(progress)
    let round = progress.pointee.round
    if round == progress.pointee.rounds { finish(progress.pointee) }
    progress.pointee.round = round + 1
    let way = withUnsafeBytes(of: progress.pointee.ways) { ways in
      ways[Int(round % progress.pointee.way_count)]
    }

    memory.initializeMemory(as: UInt8.self, repeating: 0xA5, count: 1500)
    first = UInt8(truncatingIfNeeded: round)
    later = [1, 2, 3]
    restarter_make_dirty(round & 1)
    leave(by: way)
  }

  /// Checks that the host keeps no handles of the rounds before.
  static func checkHandles(_ progress: UnsafeMutablePointer<restarter_progress>) {
    guard Host.answers else { return }
    // They open the streams.
    _ = standardOutput.isTerminal
    _ = standardError.isTerminal
    let name: StaticString = ":tt"
    let handle = Host.call(
      .open,
      block: UInt(bitPattern: name.utf8Start),
      OpenMode.read.rawValue,
      UInt(name.utf8CodeUnitCount)
    )
    _ = Host.call(.close, block: handle)
    if progress.pointee.round == 0 { progress.pointee.handle = handle }
    check(17, handle == progress.pointee.handle)
  }

  /// Starts again; by a return for `r`.
  static func leave(by way: UInt8) {
    switch way {
    // A call.
    case 0x63: _qx_restart()
    // A trap.
    case 0x74: restarter_trap()
    // Memory that isn't in use is freed.
    case 0x66: UnsafeMutableRawPointer(bitPattern: 0x1230)?.deallocate()
    // The heap is exhausted.
    case 0x68: exhaustHeap()
    // The stack is.
    case 0x73: print(exhaustStack(Int(restarter_progress().pointee.round)))
    // An interrupt's handler, where there is one.
    case 0x69:
      restarter_restart_from_handler()
      _qx_restart()
    // A trap, and another when it is observed: that isn't a way.
    case 0x32:
      restarter_trap_twice()
    default: return
    }
    QEMU.exit(20)
  }

  static func finish(_ progress: restarter_progress) -> Never {
    // Still there, wherever they come from.
    var copy = progress
    withUnsafeMutablePointer(to: &copy) { readArguments(into: $0) }
    check(13, copy.rounds == progress.rounds && copy.way_count == progress.way_count)
    print(
      "\(progress.round) rounds, \(progress.traps) traps, \(progress.failures) failures, "
        + "\(progress.exits) returns"
    )
    if let kind = progress.kind {
      print("the last trap was a \(String(cString: kind)), of address \(progress.address)")
    }
    withUnsafeBytes(of: progress.text) { text in
      if text[0] != 0 {
        print("the last failure: ", terminator: "")
        for byte in text.prefix(while: { $0 != 0 }) { Console.write(byte) }
        print("")
      }
    }
    QEMU.exit(progress.status)
  }

  static func readArguments(into progress: UnsafeMutablePointer<restarter_progress>) {
    do throws(HostError) {
      let words = try Arguments.strings()
      guard words.count == 3, let rounds = UInt32(words[1]) else { QEMU.exit(14) }
      progress.pointee.rounds = rounds
      let ways = Array(words[2].utf8)
      guard 1...8 ~= ways.count else { QEMU.exit(15) }
      progress.pointee.way_count = UInt32(ways.count)
      withUnsafeMutableBytes(of: &progress.pointee.ways) { $0.copyBytes(from: ways) }
    } catch {
      QEMU.exit(16)
    }
  }

  static func check(_ number: UInt32, _ holds: Bool) {
    if holds { return }
    print("check \(number) failed in round \(restarter_progress().pointee.round)")
    QEMU.exit(number)
  }

  @inline(never)
  static func exhaustHeap() {
    var kept: [[UInt8]] = []
    while true { kept.append([UInt8](repeating: 1, count: 1 << 20)) }
  }

  @inline(never)
  static func exhaustStack(_ depth: Int) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 64) { frame in
      frame.initialize(repeating: depth)
      return exhaustStack(depth + 1) + frame[depth & 63]
    }
  }
}

/// In `.data`.
nonisolated(unsafe) var first: UInt8 = 0x51

/// Made when it is asked for.
nonisolated(unsafe) var later: [Int] = makeNothing()

@inline(never)
func makeNothing() -> [Int] { [] }
