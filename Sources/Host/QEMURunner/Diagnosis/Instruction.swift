import ObjectFile

/// An instruction, as far as it matters for how a guest came to wait.
struct Instruction: Equatable {
  /// What it does.
  package enum Kind: Equatable {
    /// Nothing, or it waits for an interrupt or an event.
    case wait
    /// Goes on elsewhere, always.
    case jump(to: UInt64)
    /// Calls the semihosting host.
    case semihostingCall
    /// Calls a hypervisor, a secure monitor or other firmware.
    case firmwareCall
    /// Writes to an x86 I/O port; nil for the one in `dx`.
    case output(port: UInt16?, size: Int)
    /// Stores a register's lowest bytes (RISC-V).
    case store(source: Int, base: Int, offset: Int64, size: Int)
    /// May go on elsewhere.
    case branch
    /// Something else, after which the next one follows.
    case other
  }

  package var kind: Kind

  /// The number of bytes.
  package var size: Int

  /// How assemblers spell it, for what hints name.
  var spelling = ""
}

/// An instruction set, one decoder each.
enum InstructionSet {
  case a64, a32, t32, riscv, x86

  /// The set that a processor executes.
  init(_ architecture: Architecture, _ registers: Registers) {
    switch architecture {
    case .aarch64: self = .a64
    case .arm: self = registers.isThumb ? .t32 : .a32
    case .riscv64, .riscv32: self = .riscv
    case .x86_64, .i686: self = .x86
    }
  }

  /// The instruction at an address; nil if it isn't in the stretch or isn't known.
  func instruction(at address: UInt64, in memory: GuestMemory) -> Instruction? {
    switch self {
    case .a64: Instruction(a64: address, memory)
    case .a32: Instruction(a32: address, memory)
    case .t32: Instruction(t32: address, memory)
    case .riscv: Instruction(riscv: address, memory)
    case .x86: Instruction(x86: address, memory)
    }
  }

  /// The instruction that ends at an address. Where sizes vary the longest that fits is taken.
  func instruction(before address: UInt64, in memory: GuestMemory) -> Instruction? {
    let sizes: [Int] =
      switch self {
      case .a64, .a32: [4]
      case .t32: [4, 2]
      // A semihosting call is three instructions.
      case .riscv: [12, 4, 2]
      case .x86: Array((1...15).reversed())
      }
    for size in sizes where address >= UInt64(size) {
      let found = instruction(at: address - UInt64(size), in: memory)
      if let found, found.size == size { return found }
    }
    return nil
  }
}
