import ObjectFile

/// The last trap that a processor took, as the guest or the processor keeps it.
struct Trap: Equatable {
  /// The exception's number, as `struct qx_trap` in `bare_metal.h` has it.
  package var number: UInt64

  /// The address of the instruction.
  package var programCounter: UInt64

  /// What the instruction accessed, for those that the processor tells it of.
  var faultAddress: UInt64

  /// Whether it is known to have come from user mode.
  var isFromUserMode = false

  /// Where BareMetal's report of traps ends if it can't end QEMU.
  static let reportSymbol = "_qx_report_trap"

  /// What BareMetal's record of the last trap lies under: its vectors push it first on that stack.
  static let stackSymbol = "_qx_trap_stack_top"

  init(number: UInt64, programCounter: UInt64, faultAddress: UInt64) {
    self.number = number
    self.programCounter = programCounter
    self.faultAddress = faultAddress
  }

  /// Reads BareMetal's record: number, program counter, fault address, status.
  init?(record memory: GuestMemory, wordSize: Int) {
    let words = (0..<3).compactMap {
      memory.number(at: memory.start &+ UInt64($0 * wordSize), count: wordSize)
    }
    guard words.count == 3 else { return nil }
    self.init(number: words[0], programCounter: words[1], faultAddress: words[2])
  }

  /// Reads the registers of RISC-V's machine mode, or those of supervisor mode; nil if a handler
  /// has returned from the trap, or may have.
  ///
  /// - Parameters:
  ///   - mode: `m` or `s`.
  ///   - isAtVector: Whether an address is in the function that the processor is in.
  init?(_ registers: Registers, mode: Character, isAtVector: (UInt64) -> Bool) {
    guard let number = registers["\(mode)cause"], let address = registers["\(mode)tval"],
      let programCounter = registers["\(mode)epc"], let status = registers["mstatus"],
      let vector = registers["\(mode)tvec"]
    else { return nil }
    // mstatus.MPP and SPP, the mode that the trap came from; returning sets them to user mode ("The
    // RISC-V Instruction Set Manual, volume II", version 20211203, 3.1.6.1).
    isFromUserMode = status.bits(mode == "m" ? 11..<13 : 8..<9) == 0
    guard !isFromUserMode || isAtVector(vector & ~3) else { return nil }
    self.number = number
    self.programCounter = programCounter
    faultAddress = address
  }

  /// Whether it came of an access to memory or a device that isn't there.
  ///
  /// Source: DDI 0487, D24.2.40 (data aborts); DDI 0406, B1.8.1; DDI 0403, B1.5.2 (bus fault);
  /// "The RISC-V Instruction Set Manual, volume II", version 20211203, table 3.6.
  func isAccessFault(_ architecture: Architecture, isMProfile: Bool) -> Bool {
    switch architecture {
    case .aarch64: number == 0x24 || number == 0x25
    case .arm: number == (isMProfile ? 5 : 4)
    case .riscv64, .riscv32: number == 5 || number == 7
    // Nothing traps there: what isn't there reads as ones and swallows writes.
    case .x86_64, .i686: false
    }
  }
}
