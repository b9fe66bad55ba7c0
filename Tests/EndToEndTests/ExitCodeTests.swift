import Foundation
import QEMURunner
import TestSupport
import Testing

/// A mechanism on a machine, and what `qemu-exit run` must return for each code.
struct Sweep: CustomTestStringConvertible, Sendable {
  var machine: String
  var action: ProbeAction
  var expected: @Sendable (UInt32) -> Int32

  var testDescription: String { "\(machine), \(action)" }

  /// 8 bits: what is above becomes 255.
  @Sendable static func eightBits(_ code: UInt32) -> Int32 {
    code > 255 ? 255 : Int32(code)
  }

  /// Success or failure, and nothing else.
  @Sendable static func successOrFailure(_ code: UInt32) -> Int32 {
    code == 0 ? 0 : 1
  }

  /// The portable convention of isa-debug-exit: what is above 126 becomes 127.
  @Sendable static func portableDebugExit(_ code: UInt32) -> Int32 {
    code > 126 ? 127 : Int32(code)
  }

  /// Every code is booted on these: each mechanism, on a kind of processor that implements it
  /// differently.
  static let whole: [Sweep] = [
    Sweep(machine: "aarch64-virt", action: .exit, expected: eightBits),
    Sweep(machine: "aarch64-virt", action: .semihostingExit, expected: eightBits),
    Sweep(machine: "armv7em-mps2-an500", action: .exit, expected: eightBits),
    Sweep(machine: "riscv64-virt", action: .sifiveTest, expected: eightBits),
    Sweep(machine: "riscv32-virt", action: .semihostingExtended, expected: eightBits),
    Sweep(machine: "riscv64-spike", action: .exit, expected: eightBits),
    Sweep(machine: "x86_64-microvm", action: .exit, expected: portableDebugExit),
  ]

  /// The others get the codes at which something could change.
  static let sampled: [Sweep] =
    Machine.available
    .flatMap { machine -> [Sweep] in
      switch machine.architecture {
      case .aarch64:
        return [.exit, .semihostingExtended, .semihostingExit, .cExit, .cSemihosting].map {
          Sweep(machine: machine.id, action: $0, expected: eightBits)
        }
      case .arm:
        return [
          Sweep(machine: machine.id, action: .exit, expected: eightBits),
          Sweep(machine: machine.id, action: .semihostingExit, expected: successOrFailure),
          Sweep(machine: machine.id, action: .semihostingHLT, expected: eightBits),
          Sweep(machine: machine.id, action: .semihostingExitHLT, expected: successOrFailure),
          Sweep(machine: machine.id, action: .cExit, expected: eightBits),
        ]
      case .riscv64, .riscv32:
        let device: [ProbeAction] = machine.mechanism == .sifiveTest ? [.sifiveTest] : []
        let exits = [.exit, .semihostingExtended, .cExit, .cSemihosting] + device
        return exits.map { Sweep(machine: machine.id, action: $0, expected: eightBits) } + [
          Sweep(
            machine: machine.id,
            action: .semihostingExit,
            // On 32 bits the operation has no code.
            expected: machine.architecture == .riscv32 ? successOrFailure : eightBits
          )
        ]
      case .x86_64, .i686:
        return [.exit, .cExit].map {
          Sweep(machine: machine.id, action: $0, expected: portableDebugExit)
        }
      }
    }

  /// Codes that don't fit, and codes that mean something to a device.
  static let beyond: [UInt32] = [
    256, 257, 383, 384, 511, 512, 0x3333, 0x5555, 0x7777, 0x1_3333, 0x2_0026, 0x8000_0000, .max,
  ]

  static let samples: [UInt32] = [0, 1, 126, 127, 255, 256, .max]

  /// Boots the guest once a code and compares.
  func check(_ codes: [UInt32]) async throws {
    let probe = try await Probe(machine: machine)
    try await withThrowingTaskGroup(of: (UInt32, CommandResult).self) { group in
      for code in codes {
        group.addTask { (code, try await probe.run(action, code: code)) }
      }
      for try await (code, result) in group {
        #expect(
          result.status == expected(code),
          "\(machine), \(action) \(code): \(result.errors)"
        )
      }
    }
  }
}

@Suite("A guest's code is the status of qemu-exit run")
struct ExitCodeTests {
  @Test("all codes from 0 to 255, and codes beyond", arguments: Sweep.whole)
  func whole(sweep: Sweep) async throws {
    try await sweep.check(Array(0...255) + Sweep.beyond)
  }

  @Test(
    "representative codes on every machine, by every mechanism it has",
    arguments: Sweep.sampled
  )
  func sampled(sweep: Sweep) async throws {
    try await sweep.check(Sweep.samples)
  }

  @Test(
    "success is 0, failure is 1, and main's return is success",
    arguments: Machine.available.map(\.id)
  )
  func successAndFailure(machine: String) async throws {
    let probe = try await Probe(machine: machine)
    #expect(try await probe.run(.exitSuccess).status == 0)
    #expect(try await probe.run(.exitFailure).status == 1)
    #expect(try await probe.run(.returnFromMain).status == 0)
  }

  @Test("a reset is not success", arguments: ["riscv64-virt", "riscv32-virt"])
  func reset(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.sifiveReset)
    #expect(result.status == 126)
    #expect(result.errors.contains("reset"))
  }
}
