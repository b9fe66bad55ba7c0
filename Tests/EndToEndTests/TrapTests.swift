import Foundation
import QEMURunner
import TestSupport
import Testing

@Suite("A guest that goes wrong says what it hit and ends QEMU with a failure")
struct TrapTests {
  @Test("an undefined instruction", arguments: Machine.available)
  func undefinedInstruction(machine: Machine) async throws {
    let result = try await Probe(machine: machine.id).run(.undefinedInstruction)
    #expect(result.status == 1)
    let kind =
      switch machine.architecture {
      case .riscv64, .riscv32: "illegal instruction"
      case .arm where machine.id.hasPrefix("armv6m"): "hard fault"
      case .aarch64, .arm, .x86_64, .i686: "undefined instruction"
      }
    #expect(result.text.contains("trap: \(kind) at 0x"), "\(result.text)")
  }

  @Test(
    "a load from an address where nothing is",
    arguments: [
      ("aarch64-virt", 0x0F00_0000, "data abort"),
      ("aarch64-virt-bios", 0x0F00_0000, "data abort"),
      ("armv7-virt", 0x0F00_0000, "data abort"),
      ("armv7em-mps2-an500", 0x7000_0000, "bus fault"),
      ("armv7em-mps2-an386", 0x7000_0000, "bus fault"),
      ("armv6m-microbit", 0x7000_0000, "hard fault"),
      ("riscv64-virt", 0x1800_0000, "load access fault"),
      ("riscv32-virt", 0x1800_0000, "load access fault"),
    ] as [(String, UInt32, String)]
  )
  func load(machine: String, address: UInt32, kind: String) async throws {
    let result = try await Probe(machine: machine).run(.load, code: address)
    #expect(result.status == 1)
    #expect(result.text.contains("trap: \(kind) at 0x"), "\(result.text)")
    if machine != "armv6m-microbit" {
      // ARMv6-M has no register that tells the address.
      #expect(result.text.contains("address 0x\(String(address, radix: 16))"), "\(result.text)")
    }
  }

  @Test("a Swift runtime failure", arguments: Machine.available.map(\.id))
  func arrayIndex(machine: String) async throws {
    let probe = try await Probe(machine: machine)
    let result = try await probe.run(.arrayIndex, code: 3)
    #expect(result.status == 1)
    #expect(result.text.contains("trap: "), "\(result.text)")
    // The same program within bounds runs on: the trap isn't there whatever the index.
    let within = try await probe.run(.arrayIndex, code: 2)
    #expect(within.text.hasSuffix("3\n"))
    #expect(within.status == 98)
  }

  @Test("an exhausted stack", arguments: Machine.available)
  func stackOverflow(machine: Machine) async throws {
    let result = try await Probe(machine: machine.id).run(.overflowStack)
    #expect(result.status == 1)
    let kind =
      switch machine.architecture {
      case .x86_64, .i686: "page fault"
      case .riscv64, .riscv32: "store access fault"
      // Its protection unit is Armv8-M's, which start-up code doesn't know; but RAM ends there.
      case .arm where machine.id == "armv7em-mps2-an505": "bus fault"
      case .arm where machine.id.hasPrefix("armv7em"): "memory management fault"
      case .arm where machine.id.hasPrefix("armv6m"): "hard fault"
      case .aarch64, .arm: "data abort"
      }
    #expect(result.text.contains("trap: \(kind) at 0x"), "\(result.text)")
    // The instruction is known, unless it may have been the processor's own push.
    if !machine.id.hasPrefix("armv6m") && !machine.id.hasPrefix("armv7em") {
      #expect(result.errors.contains("overflowStack"), "\(result.errors)")
    }
  }

  @Test("an exhausted heap", arguments: Machine.available.map(\.id))
  func exhaustedHeap(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.exhaustHeap)
    #expect(result.status == 1)
    #expect(result.text.contains("out of memory"), "\(result.text)")
  }

  @Test("memory freed twice", arguments: Machine.available.map(\.id))
  func freedTwice(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.freeTwice)
    #expect(result.status == 1)
    #expect(result.text.contains("free: no memory in use at 0x"), "\(result.text)")
  }

  @Test(
    "a machine without semihosting: the trap is told, the exit fails, the CPU parks",
    arguments: [
      ("aarch64-virt", "undefined instruction", ["-cpu", "cortex-a57"]),
      ("armv7-virt", "supervisor call", ["-cpu", "cortex-a15"]),
      ("armv7em-mps2-an386", "hard fault", []), ("armv6m-microbit", "hard fault", []),
    ] as [(String, String, [String])]
  )
  func withoutSemihosting(machine: String, kind: String, options: [String]) async throws {
    let entry = try Machine.named(machine)
    for action in [ProbeAction.exit, .undefinedInstruction] {
      let result = try await Probe(machine: machine).withImage(action, code: 5) { image in
        // QEMU by hand, as the runner always switches semihosting on.
        try await runQEMU(
          entry.architecture.qemu,
          machine: entry.type,
          ["-serial", "stdio", "-kernel", image.path] + options,
          killAfter: 3
        )
      }
      #expect(result.status == 137, "\(action): \(result.errors)")
      #expect(result.text.contains("trap: \(kind) at 0x"), "\(action): \(result.text)")
      #expect(
        result.text.contains("runs without -semihosting; parking"),
        "\(action): \(result.text)"
      )
    }
  }

  @Test("a console that traps itself: the failure is still told by the status")
  func consoleElsewhere() async throws {
    var image = try await Probe(machine: "riscv64-virt").contents(.undefinedInstruction)
    // The record of the console, aligned to 16 bytes and filled up: an NS16550 at 0x10000000.
    // Nothing is at 0x18000000.
    let record = Data([4, 0, 0, 0, 0, 0, 0, 0x10] + [UInt8](repeating: 0, count: 8))
    let places = image.ranges(of: record).map(\.lowerBound).filter { $0 % 16 == 0 }
    try #require(places.count == 1)
    image[places[0] + 7] = 0x18
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "no-console.elf")
    try image.write(to: url)
    let result = try await qemuExit(
      ["run", "--timeout", "10s"] + Probe.withoutSemihosting + [url.path]
    )
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.isEmpty)
  }
}
