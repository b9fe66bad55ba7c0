import TestSupport
import Testing

@testable import ObjectFile

@Suite("The machine note")
struct MachineNoteTests {
  private func name(_ segments: [ELFBuilder.Segment]) -> String? {
    name(segments.flatMap(\.contents))
  }

  private func name(_ contents: [UInt8]) -> String? {
    MachineNote.machineName(in: ELFNote.all(in: contents, isBigEndian: false))
  }

  @Test("the name is read, without the zeros that fill it up")
  func read() {
    #expect(name([ELFBuilder.note(machine: "riscv32-virt")]) == "riscv32-virt")
    #expect(name([ELFBuilder.note(machine: "riscv32-virt\0\0\0\0\0")]) == "riscv32-virt")
    #expect(name([ELFBuilder.note(machine: "armv4t-versatilepb")]) == "armv4t-versatilepb")
  }

  @Test("other notes are skipped")
  func others() {
    let others = [
      ELFBuilder.note(machine: "an id", owner: "GNU\0", type: 3),
      ELFBuilder.note(machine: "x", owner: "Xen\0", type: 18),
      ELFBuilder.note(machine: "of a later type", type: 2),
    ]
    #expect(name(others) == nil)
    #expect(name(others + [ELFBuilder.note(machine: "aarch64-virt")]) == "aarch64-virt")
  }

  @Test("notes that are cut off or make no sense give no name")
  func broken() {
    let whole = ELFBuilder.note(machine: "aarch64-virt").contents
    for length in whole.indices {
      #expect(name(Array(whole.prefix(length))) == nil)
    }
    for index in whole.indices {
      var copy = whole
      copy[index] = 0xFF
      _ = name(copy)
    }
  }
}
