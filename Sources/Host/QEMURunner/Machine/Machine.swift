import ObjectFile

/// A machine of QEMU that guests are built for and run on.
public struct Machine: Sendable {
  /// How an image gets into the machine.
  public enum Boot: String, CaseIterable, Sendable {
    /// `-kernel`: QEMU loads an ELF file's segments and starts at its entry point.
    case kernel
    /// `-bios`: QEMU puts the bytes of a raw image where the processor starts.
    case bios
  }

  /// Firmware that QEMU brings along.
  public enum Firmware: String, Sendable {
    /// OpenSBI, which starts the image in supervisor mode.
    case openSBI = "opensbi"
  }

  /// The name of the machine that is meant if nobody says which.
  package static let defaultID = "aarch64-virt"

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

  /// What runs before the image; nil for nothing, or what is part of the machine.
  public var firmware: Firmware?

  /// How guests end QEMU.
  public var mechanism: ExitMechanism

  /// What leaves out the devices that QEMU adds by itself.
  ///
  /// Where a machine has a sound device of its own, QEMU 8.2 and later refuse to start with
  /// `-nodefaults`, and the option that helps isn't one that earlier versions know.
  public var withoutDevices = ["-nodefaults"]

  /// Further arguments for QEMU.
  public var arguments: [String] = []

  /// The linker script's contents; empty for a machine that isn't in the catalogue.
  package var linkerScript: [UInt8] = []

  /// What it is, for people.
  public var summary: String

  /// The name of the firmware's file among QEMU's data; nil for none.
  var firmwareFile: String? {
    switch firmware {
    case .openSBI: "opensbi-\(architecture.rawValue)-generic-fw_dynamic.bin"
    case nil: nil
    }
  }

  /// What has its mechanism made the default of the guest library, if another one is.
  package var define: String? { mechanism.define(on: architecture) }
}
