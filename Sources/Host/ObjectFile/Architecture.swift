/// A processor architecture that guests are for.
public enum Architecture: String, CaseIterable, Sendable, CustomStringConvertible {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case aarch64, arm, riscv64, riscv32, x86_64, i686

  /// Reads the architecture that an ELF file names.
  ///
  /// - Parameters:
  ///   - elfMachine: The header's `e_machine`.
  ///   - is64Bit: Whether the file is of the 64-bit class.
  package init?(elfMachine: UInt16, is64Bit: Bool) {
    switch (elfMachine, is64Bit) {
    case (183, true): self = .aarch64
    case (40, false): self = .arm
    case (243, true): self = .riscv64
    case (243, false): self = .riscv32
    case (62, true): self = .x86_64
    case (3, false): self = .i686
    default: return nil
    }
  }

  /// Whether it is x86.
  package var isX86: Bool {
    switch self {
    case .aarch64, .arm, .riscv64, .riscv32: false
    case .x86_64, .i686: true
    }
  }

  /// The number of bytes of a word.
  package var wordSize: Int {
    switch self {
    case .aarch64, .riscv64, .x86_64: 8
    case .arm, .riscv32, .i686: 4
    }
  }

  public var description: String { rawValue }
}
