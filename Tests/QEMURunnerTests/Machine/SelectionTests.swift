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
