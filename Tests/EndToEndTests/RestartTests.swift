import Foundation
import QEMURunner
import TestSupport
import Testing

/// The guest `Restarter` checks itself, each time, that `.data`, `.bss`, the heap and the
/// processor's state are those of a boot, and that the host keeps none of its handles. It ends with
/// the number of the check that failed.
@Suite("A program can start again without a boot")
struct RestartTests {
  static let machines = Machine.available.map(\.id)

  func restart(_ machine: String, _ rounds: Int, by ways: String) async throws -> CommandResult {
    let image = try await GuestImages.shared.image("Restarter", of: "Tests/Guests", for: machine)
    return try await qemuExit(
      ["run", "--timeout", "60s", image.path, "--", "\(rounds)", ways]
    )
  }

  @Test("by a call, or a return from main that is observed", arguments: machines)
  func call(machine: String) async throws {
    let result = try await restart(machine, 50, by: "ccrr")
    #expect(result.status == 0, "\(result.text)")
    #expect(result.text.contains("50 rounds, 0 traps, 0 failures, 24 returns"), "\(result.text)")
  }

  @Test("from a trap that is observed, which isn't reported then", arguments: machines)
  func trap(machine: String) async throws {
    let result = try await restart(machine, 50, by: "t")
    #expect(result.status == 0, "\(result.text)")
    #expect(result.text.contains("50 rounds, 50 traps"), "\(result.text)")
    #expect(!result.text.contains("\ntrap: "), "\(result.text)")
  }

  @Test("from a trap by an exhausted stack", arguments: machines)
  func exhaustedStack(machine: String) async throws {
    let result = try await restart(machine, 50, by: "s")
    #expect(result.status == 0, "\(result.text)")
    #expect(result.text.contains("50 rounds, 50 traps"), "\(result.text)")
  }

  @Test("from a failure that BareMetal finds", arguments: machines)
  func failure(machine: String) async throws {
    let freed = try await restart(machine, 50, by: "f")
    #expect(freed.status == 0, "\(freed.text)")
    #expect(freed.text.contains("50 rounds, 0 traps, 50 failures"), "\(freed.text)")
    #expect(
      freed.text.hasSuffix("the last failure: free: no memory in use at 0x1230\n"),
      "\(freed.text)"
    )
    // Few: some machines have half a gibibyte, and all of it is zeroed each time.
    let exhausted = try await restart(machine, 3, by: "h")
    #expect(exhausted.status == 0, "\(exhausted.text)")
    #expect(exhausted.text.contains("the last failure: out of memory: 0x"), "\(exhausted.text)")
  }

  @Test("from an interrupt's handler, and by all ways in turn", arguments: machines)
  func everyWay(machine: String) async throws {
    let result = try await restart(machine, 60, by: "ctsfi")
    #expect(result.status == 0, "\(result.text)")
    #expect(result.text.contains("60 rounds, 24 traps, 12 failures"), "\(result.text)")
  }

  @Test("a trap in the function that observes traps is reported, and ends it", arguments: machines)
  func trapTwice(machine: String) async throws {
    let result = try await restart(machine, 5, by: "c2")
    #expect(result.status == 1, "\(result.text)")
    #expect(result.text.ranges(of: "trap: ").count == 1, "\(result.text)")
  }

  @Test("a return from the function that observes traps goes on with the report")
  func observedAndReported() async throws {
    let image = try await GuestImages.shared.image(
      "Restarter",
      of: "Tests/Guests",
      for: "aarch64-virt"
    )
    // Of no rounds: the guest traps, and does not start again.
    let result = try await qemuExit(["run", image.path, "--", "0", "t"])
    #expect(result.status == 1, "\(result.text)")
    #expect(result.text.contains("trap: undefined instruction at 0x"), "\(result.text)")
  }
}
