/// A processor architecture that guests are for.
public enum Architecture: String, CaseIterable, Sendable, CustomStringConvertible {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case aarch64, arm, riscv64, riscv32, x86_64, i686

  /// Reads the architecture that an ELF file names.
  ///
  /// - Parameters:
  ///   - elfMachine: The header's `e_machine`.
  ///   - is64Bit: Whether the file is of the 64-bit class.
  init?(elfMachine: UInt16, is64Bit: Bool) {
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

  /// The QEMU that emulates it.
  public var qemu: String {
    switch self {
    case .i686: "qemu-system-i386"
    case .aarch64, .arm, .riscv64, .riscv32, .x86_64: "qemu-system-\(rawValue)"
    }
  }

  /// The Debian packages that have its QEMU, the first that exists in a distribution.
  public var packages: [String] {
    switch self {
    case .aarch64, .arm: ["qemu-system-arm"]
    case .riscv64, .riscv32: ["qemu-system-riscv", "qemu-system-misc"]
    case .x86_64, .i686: ["qemu-system-x86"]
    }
  }

  /// How its guests end QEMU unless a machine says otherwise.
  var mechanism: ExitMechanism {
    switch self {
    case .aarch64, .arm: .semihosting
    case .riscv64, .riscv32: .sifiveTest
    case .x86_64, .i686: .isaDebugExit
    }
  }

  /// Whether QEMU has semihosting for it.
  public var hasSemihosting: Bool {
    switch self {
    case .aarch64, .arm, .riscv64, .riscv32: true
    case .x86_64, .i686: false
    }
  }

  /// Whether it is x86.
  var isX86: Bool {
    switch self {
    case .aarch64, .arm, .riscv64, .riscv32: false
    case .x86_64, .i686: true
    }
  }

  public var description: String { rawValue }
}
