import Foundation
import TestSupport
import Testing

/// QEMU started by hand: its own statuses, without the runner in between.
@Suite("The x86 handle, with QEMU started by hand")
struct DebugExitHandleTests {
  static let machines = [
    ("x86_64-microvm", "qemu-system-x86_64"), ("i686-microvm", "qemu-system-i386"),
  ]

  func status(
    _ action: ProbeAction,
    code: UInt32 = 0,
    success: UInt32 = 33,
    probe: Probe,
    qemu: String
  ) async throws -> Int32 {
    try await probe.withImage(action, code: code, extra: success) { image in
      try await runQEMU(
        qemu,
        machine: "microvm",
        ["-device", "isa-debug-exit,iobase=0xf4,iosize=0x04", "-kernel", image.path]
      ).status
    }
  }

  @Test("every code that fits gives (code << 1) | 1, every other one 1", arguments: machines)
  func codes(machine: String, qemu: String) async throws {
    let probe = try await Probe(machine: machine)
    let codes = Array(0...255) + Sweep.beyond
    try await withThrowingTaskGroup(of: (UInt32, Int32).self) { group in
      for code in codes {
        group.addTask {
          (code, try await status(.debugExit, code: code, probe: probe, qemu: qemu))
        }
      }
      for try await (code, status) in group {
        #expect(status == (code > 127 ? 1 : Int32(code) << 1 | 1), "code \(code)")
      }
    }
  }

  @Test("success is the chosen status, failure is 1", arguments: machines)
  func successAndFailure(machine: String, qemu: String) async throws {
    let probe = try await Probe(machine: machine)
    for chosen in [3, 33, 101, 255] as [UInt32] {
      let success = try await status(.debugExitSuccess, success: chosen, probe: probe, qemu: qemu)
      #expect(success == Int32(chosen))
      let failure = try await status(.debugExitFailure, success: chosen, probe: probe, qemu: qemu)
      #expect(failure == 1)
    }
  }

  @Test("the C function gives the same statuses", arguments: machines)
  func cFunction(machine: String, qemu: String) async throws {
    let probe = try await Probe(machine: machine)
    for (code, expected) in [(0, 1), (13, 27), (127, 255), (128, 1), (256, 1)] as [(UInt32, Int32)]
    {
      #expect(try await status(.cDebugExit, code: code, probe: probe, qemu: qemu) == expected)
    }
  }

  @Test(
    "an unusable status for success is reported and ends the program",
    arguments: machines,
    [0, 1, 2, 32, 256, 257] as [UInt32]
  )
  func unusable(machine: (String, String), success: UInt32) async throws {
    let result = try await Probe(machine: machine.0).run(.debugExitSuccess, extra: success)
    #expect(result.status == 1)
    #expect(result.text.contains("customExitSuccess must be an odd number from 3 to 255"))
  }

  @Test(
    "the runner takes a chosen status for success, and failure stays failure",
    arguments: machines
  )
  func successStatusOption(machine: String, qemu: String) async throws {
    let probe = try await Probe(machine: machine)
    let options = ["--success-status", "33"]
    #expect(try await probe.run(.debugExitSuccess, extra: 33, options: options).status == 0)
    #expect(try await probe.run(.debugExitFailure, extra: 33, options: options).status == 127)
    #expect(try await probe.run(.debugExit, code: 127, extra: 33, options: options).status == 127)
  }
}
