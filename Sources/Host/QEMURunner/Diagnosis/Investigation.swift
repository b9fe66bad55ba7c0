import HostSupport
import ObjectFile

/// Asks a QEMU whose guest's time is up where the guest is, and why it hasn't ended QEMU.
///
/// It takes nothing but text from QEMU and gives nothing but commands of its human monitor
/// protocol: `stop`, `info registers -a`, `info mtree -f`, `cpu`, `x` and `xp`.
package struct Investigation {
  private let architecture: Architecture
  private let symbols: SymbolTable
  private let hints: Hints

  /// How much before a program counter is read: an attempt and what a compiler puts behind it.
  private static let bytesBefore: UInt64 = 64
  private static let bytesAfter: UInt64 = 24

  init(_ image: Image, on machine: Machine, command: QEMUCommand) {
    self.init(
      architecture: machine.architecture,
      symbols: SymbolTable(image),
      hints: Hints(image, on: machine, command: command)
    )
  }

  init(architecture: Architecture, symbols: SymbolTable, hints: Hints) {
    self.architecture = architecture
    self.symbols = symbols
    self.hints = hints
  }

  /// Asks, and concludes.
  ///
  /// - Parameter ask: Gives a command to QEMU and returns its answer; nil if none came.
  /// - Returns: Nil if QEMU doesn't answer.
  func diagnose(asking ask: (String) -> String?) -> Diagnosis? {
    guard ask("stop") != nil, let answer = ask("info registers -a") else { return nil }
    let processors = Registers.all(in: answer).filter { $0.programCounter != nil }
    guard !processors.isEmpty else { return nil }
    let map = ask("info mtree -f").map(MemoryMap.init)
    var diagnosis = Diagnosis(cores: [], hints: [])
    for registers in processors {
      let address = registers.programCounter ?? 0
      let symbol = symbols.symbol(at: address)
      diagnosis.cores.append(
        Diagnosis.Core(number: registers.core, programCounter: address, symbol: symbol)
      )
      guard let map else { continue }
      // Memory is shown as the chosen processor sees it.
      if processors.count > 1 { _ = ask("cpu \(registers.core)") }
      diagnosis.hints += evidence(at: address, symbol, registers, asking: ask).compactMap {
        hints.hint(for: $0, registers, map, symbols)
      }
    }
    return diagnosis
  }

  /// What a processor that waits for ever shows of the way there. One that does anything else shows
  /// nothing.
  private func evidence(
    at address: UInt64,
    _ symbol: Symbol?,
    _ registers: Registers,
    asking ask: (String) -> String?
  ) -> [Evidence] {
    func memory(_ start: UInt64, _ count: UInt64) -> GuestMemory {
      // Where addresses aren't translated physical ones do: in QEMU 10.0.2 for 32-bit RISC-V, `x`
      // finds nothing from 0x80000000 on. Delete when no version in use does that.
      let command = registers["satp"] == 0 ? "xp" : "x"
      let answer = ask("\(command) /\(count)xb \(start.hexadecimal)") ?? ""
      return GuestMemory(start: start, answer: answer)
    }
    let set = InstructionSet(architecture, registers)
    let first = max(
      address - min(address, Self.bytesBefore),
      symbol.map { address - $0.offset } ?? 0
    )
    let code = memory(first, address - first + Self.bytesAfter)
    guard let loop = ParkingLoop(around: address, in: code, set) else { return [] }
    var evidence: [Evidence] = loop.attempt.map { [.attempt($0)] } ?? []

    var traps: [Trap] = []
    if symbol?.name == Trap.reportSymbol {
      let size = architecture.wordSize
      if let top = symbols.address(of: Trap.stackSymbol) {
        let record = memory(top &- UInt64(4 * size), UInt64(4 * size))
        traps += [Trap(record: record, wordSize: size)].compactMap { $0 }
      }
    } else if set == .riscv && loop.attempt == nil {
      // Any other program's handler; the processor itself tells what came to it.
      func isHere(_ vector: UInt64) -> Bool {
        symbol != nil && symbols.symbol(at: vector)?.name == symbol?.name
      }
      traps += ["m", "s"].compactMap { Trap(registers, mode: $0, isAtVector: isHere) }
    }
    for trap in traps {
      // T32 supervisor calls of the A profile are told as if they had four bytes.
      let start = trap.programCounter - min(trap.programCounter, 4)
      let code = memory(start, 16)
      let call = set.semihostingCall(around: trap.programCounter, in: code)
      evidence.append(.trap(trap, semihostingCall: call))
    }
    return evidence
  }
}

extension InstructionSet {
  /// The semihosting call whose trap an address was told for; nil if there's another instruction.
  func semihostingCall(around address: UInt64, in memory: GuestMemory) -> String? {
    let places: [(InstructionSet, UInt64)] =
      switch self {
      // Handlers may run in the other set.
      case .a32, .t32: [(.a32, address), (.t32, address), (.t32, address &+ 2)]
      // The second of three instructions traps.
      case .riscv: [(.riscv, address &- 4)]
      case .a64, .x86: [(self, address)]
      }
    for (set, place) in places {
      if let found = set.instruction(at: place, in: memory), found.kind == .semihostingCall {
        return found.spelling
      }
    }
    return nil
  }
}
