import ObjectFile

extension Architecture {
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
  package var mechanism: ExitMechanism {
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
}
