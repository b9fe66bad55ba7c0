import Foundation
import QEMURunner
import Testing

@Suite("A guest that goes wrong says what it hit and ends QEMU with a failure")
struct TrapTests {
  /// Machines on which RAM ends right below the stack.
  static let guarded = Machine.catalogue.map(\.id).filter { id in
    id.hasPrefix("aarch64-virt") || id == "armv7-virt" || id.hasPrefix("armv7em")
      || id.hasPrefix("armv6m")
  }

  @Test("an undefined instruction", arguments: Machine.catalogue)
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

  @Test("a Swift runtime failure", arguments: Machine.catalogue.map(\.id))
  func arrayIndex(machine: String) async throws {
    let probe = try await Probe(machine: machine)
    let result = try await probe.run(.arrayIndex, code: 3)
    #expect(result.status == 1)
    #expect(result.text.contains("trap: "), "\(result.text)")
    // The same program within bounds runs on: the trap isn't there whatever the index.
    let within = try await probe.run(.arrayIndex, code: 2)
    #expect(within.text == "3\n")
    #expect(within.status == 98)
  }

  @Test("an exhausted stack, where RAM ends below it", arguments: guarded)
  func stackOverflow(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.overflowStack)
    #expect(result.status == 1)
    #expect(result.text.contains("trap: "), "\(result.text)")
  }

  @Test("an exhausted heap", arguments: Machine.catalogue.map(\.id))
  func exhaustedHeap(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.exhaustHeap)
    #expect(result.status == 1)
    #expect(result.text.contains("out of memory"), "\(result.text)")
  }

  @Test("memory freed twice", arguments: Machine.catalogue.map(\.id))
  func freedTwice(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.freeTwice)
    #expect(result.status == 1)
    #expect(result.text.contains("free: no memory in use at 0x"), "\(result.text)")
  }

  @Test("a machine without semihosting: the trap is told, the exit fails, the CPU parks")
  func withoutSemihosting() async throws {
    let probe = try await Probe(machine: "aarch64-virt")
    let result = try await probe.withImage(.exit, code: 5) { image in
      // QEMU by hand, as the runner always switches semihosting on.
      try await run(
        URL(filePath: "/usr/bin/timeout"),
        [
          "-s", "KILL", "5", "qemu-system-aarch64", "-nodefaults", "-no-user-config", "-display",
          "none", "-M", "virt", "-cpu", "cortex-a57", "-serial", "stdio", "-kernel", image.path,
        ]
      )
    }
    #expect(result.status == 137)
    #expect(result.text.contains("trap: undefined instruction at 0x"))
    #expect(result.text.contains("runs without -semihosting; parking"))
  }
}
