import Foundation
import QEMURunner
import TestSupport
import Testing

@Suite("A call with a constant code compiles to the instructions that a person would write")
struct CodegenTests {
  /// One machine a triple.
  static let machines: [Machine] = {
    var seen: Set<String> = []
    return Machine.catalogue.filter { seen.insert($0.triple).inserted }
  }()

  @Test("all ten bare-metal triples of the toolchain are in the catalogue")
  func triples() {
    #expect(
      Set(Self.machines.map { $0.triple.prefix { $0 != "-" } }) == [
        "aarch64", "armv4t", "armv6", "armv6m", "armv7", "armv7em", "riscv32", "riscv64", "i686",
        "x86_64",
      ]
    )
  }

  @Test("at most two instructions more than by hand", arguments: machines)
  func instructionCounts(machine: Machine) async throws {
    _ = try await GuestImages.shared.image("Codegen", of: "Tests/Guests", for: machine.id)
    let objects = try objectFiles(of: machine.triple)
    let mechanisms =
      switch machine.architecture {
      case .aarch64, .arm: ["default", "semihosting"]
      case .riscv64, .riscv32: ["default", "semihosting", "sifive_test", "htif"]
      case .x86_64, .i686: ["default", "isa_debug_exit"]
      }
    for mechanism in mechanisms {
      let swift = try await instructions(of: "swift_\(mechanism)", in: objects)
      let hand = try await instructions(of: "hand_\(mechanism)", in: objects)
      // A parser that finds nothing would find nothing wrong.
      #expect(swift.count >= 3 && hand.count >= 3, "\(mechanism): \(swift), \(hand)")
      // Position-independent code for i686 sets up a register for the global offset table before
      // any call, here the one that flushes, in four instructions.
      let isCalling = machine.architecture == .i686 && mechanism == "default"
      #expect(
        swift.count <= hand.count + (isCalling ? 6 : 2),
        "\(mechanism): \(swift.joined(separator: "; ")) against \(hand.joined(separator: "; "))"
      )
    }
  }

  func objectFiles(of triple: String) throws -> [URL] {
    let scratch = Project.root.appending(path: "Tests/Guests/.build/qemu-exit/programs/\(triple)")
    let files = FileManager.default.enumerator(at: scratch, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter {
      $0.pathExtension == "o"
        && $0.deletingLastPathComponent().lastPathComponent.contains("Codegen")
    }
  }

  /// The instructions of a function, without those that only align code.
  func instructions(of function: String, in objects: [URL]) async throws -> [String] {
    let objdump = try Project.toolchainProgram("llvm-objdump")
    var found: [String] = []
    for object in objects {
      let result = try await run(
        objdump,
        ["-d", "-z", "--no-show-raw-insn", "-j", ".text.\(function)", object.path]
      )
      for line in result.text.split(separator: "\n") {
        // "       4:      \tmov\tr0, #13"
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, Int(parts[0].trimmingCharacters(in: .whitespaces), radix: 16) != nil
        else { continue }
        let text = parts[1].trimmingCharacters(in: .whitespaces)
        if text.isEmpty || text.hasPrefix(".") || text.contains(/^c?\.?nop/) { continue }
        found.append(text.split(separator: "\t").joined(separator: " "))
      }
    }
    return found
  }
}
