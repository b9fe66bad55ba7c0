import ObjectFile
import TestRunner
import TestSupport
import Testing

@testable import QEMURunner

@Suite("Which machine runs an image")
struct SelectionTests {
  private func choose(
    _ builder: ELFBuilder,
    named name: String? = nil,
    boot: Machine.Boot? = nil
  ) throws -> Machine {
    try withFile(builder.bytes) { path in
      try Machine.forImage(try Image(path: path), named: name, boot: boot)
    }
  }

  private func arm(_ architecture: UInt8, profile: Character? = nil) -> ELFBuilder {
    var builder = ELFBuilder(is64Bit: false, machine: 40)
    builder.add(attributes: ELFBuilder.attributes(architecture: architecture, profile: profile))
    return builder
  }

  @Test("without a note, the first machine of the architecture and variant")
  func byHeader() throws {
    #expect(try choose(ELFBuilder()).id == "aarch64-virt")
    #expect(try choose(ELFBuilder(machine: 243)).id == "riscv64-virt")
    #expect(try choose(ELFBuilder(is64Bit: false, machine: 3)).id == "i686-microvm")
    #expect(try choose(ELFBuilder(is64Bit: false, machine: 40)).id == "armv7-virt")
    #expect(try choose(arm(2)).id == "armv4t-versatilepb")
    #expect(try choose(arm(6)).id == "armv6-versatilepb")
    #expect(try choose(arm(12, profile: "M")).id == "armv6m-microbit")
    #expect(try choose(arm(13, profile: "M")).id == "armv7em-mps2-an500")
  }

  @Test("each variant of Arm has a machine whose processor runs it, or options that help")
  func armVariants() throws {
    var machines: [ArmVariant: String] = [:]
    for architecture: UInt8 in 1...22 {
      for profile in ["A", "R", "M"] as [Character] {
        let builder = arm(architecture, profile: profile)
        let variant = try #require(
          try withFile(builder.bytes) { try ELFImage(path: $0) }.armVariant,
          "Tag_CPU_arch \(architecture)"
        )
        do {
          let machine = try choose(builder)
          machines[variant] = machine.id + (machine.cpu == "max" ? " max" : "")
          #expect(variant.remedy == nil)
        } catch let error as MachineError {
          machines[variant] = variant.remedy
          #expect(error.description.contains(variant.remedy ?? "a remedy"))
        }
        // The user's word counts, whatever the image says.
        #expect(try choose(builder, named: "armv7-virt").cpu == "cortex-a15")
        #expect(try choose(builder, named: "mps3-an547").type == "mps3-an547")
      }
    }
    #expect(
      machines == [
        .armv4t: "armv4t-versatilepb", .armv6: "armv6-versatilepb", .armv6m: "armv6m-microbit",
        .armv7: "armv7-virt", .armv7em: "armv7em-mps2-an500", .armv8a: "armv7-virt max",
        .armv7r: "--machine versatilepb --cpu cortex-r5",
        .armv8r: "--machine mps3-an536 (QEMU 9.0 or later)",
        .armv8mBaseline: "armv6m-mps2-an505", .armv8mMainline: "armv7em-mps2-an505",
        .armv8_1mMainline: "--machine mps3-an547",
      ]
    )
    #expect(Set(machines.keys) == Set(ArmVariant.allCases))
  }

  @Test("the note is stronger than the header, the user than the note")
  func order() throws {
    var builder = ELFBuilder()
    builder.segments.append(ELFBuilder.note(machine: "aarch64-raspi3b"))
    #expect(try choose(builder).id == "aarch64-raspi3b")
    #expect(try choose(builder, named: "aarch64-virt").id == "aarch64-virt")
    #expect(try choose(builder, named: "virt").id == "aarch64-virt")
    #expect(try choose(builder, boot: .bios).boot == .bios)
  }

  @Test("a type of QEMU's that the catalogue doesn't have is taken as it is")
  func foreignType() throws {
    let machine = try choose(ELFBuilder(), named: "sbsa-ref")
    #expect(machine.type == "sbsa-ref")
    #expect(machine.mechanism == .semihosting)
    #expect(machine.cpu == nil)
  }

  @Test("mistakes are told: another architecture's machine, an unknown name, an unknown note")
  func mistakes() throws {
    #expect(throws: MachineError.mismatch("riscv64-virt", .aarch64)) {
      try choose(ELFBuilder(), named: "riscv64-virt")
    }
    #expect(throws: MachineError.unknown("aarch64-nothing")) {
      try choose(ELFBuilder(), named: "aarch64-nothing")
    }
    var builder = ELFBuilder()
    builder.segments.append(ELFBuilder.note(machine: "aarch64-of-tomorrow"))
    #expect { try choose(builder) } throws: { error in
      "\(error)".contains("aarch64-of-tomorrow") && "\(error)".contains("--machine")
    }
    builder.segments = [ELFBuilder.Segment(), ELFBuilder.note(machine: "x86_64-pc")]
    #expect(throws: MachineError.mismatch("x86_64-pc", .aarch64)) { try choose(builder) }
  }
}
