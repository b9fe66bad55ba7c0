/// A machine of QEMU that guests are built for and run on.
public struct Machine: Sendable {
  /// How an image gets into the machine.
  public enum Boot: String, Sendable {
    /// `-kernel`: QEMU loads an ELF file's segments and starts at its entry point.
    case kernel
    /// `-bios`: QEMU puts the bytes of a raw image where the processor starts.
    case bios
  }

  /// The name in the catalogue.
  public var id: String

  /// The processor's architecture.
  public var architecture: Architecture

  /// The triple that guests are compiled for.
  public var triple: String

  /// The machine's type in QEMU, `-machine`.
  public var type: String

  /// The processor, `-cpu`; nil for the machine's own.
  public var cpu: String?

  /// Memory in MiB, `-m`; nil for the machine's own.
  public var memory: Int?

  /// How an image gets into it.
  public var boot = Boot.kernel

  /// How guests end QEMU.
  public var mechanism: ExitMechanism

  /// Further arguments for QEMU.
  public var arguments: [String] = []

  /// The linker script's contents; empty for a machine that isn't in the catalogue.
  var linkerScript: [UInt8] = []

  /// What it is, for people.
  public var summary: String
}
