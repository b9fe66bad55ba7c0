/// What an ELF file's headers say: the parts that choosing a machine and loading need.
///
/// Source: "Tool Interface Standard (TIS) Executable and Linking Format (ELF) Specification",
/// version 1.2, and its 64-bit successor in the System V gABI.
public struct ELFImage: Sendable {
  /// A loadable segment.
  public struct Segment: Equatable, Sendable {
    /// Where its bytes are in the file.
    public var fileOffset: UInt64
    /// The number of bytes in the file.
    public var fileSize: UInt64
    /// The physical address that they are loaded at.
    public var physicalAddress: UInt64
    /// The number of bytes in memory; what the file doesn't have is zero.
    public var memorySize: UInt64
  }

  /// The architecture that the file is for.
  public var architecture: Architecture

  /// Whether its numbers have their most significant byte first.
  public var isBigEndian: Bool

  /// The variant of the architecture, where the file tells: the `.ARM.attributes` of a 32-bit Arm
  /// file.
  public var armVariant: ArmVariant?

  /// Whether a RISC-V file without a note has a symbol `tohost`, by which programs tell the
  /// host-target interface (HTIF) where they write to it.
  public var hasToHost: Bool

  /// Whether a note tells where an x86 hypervisor enters the file by the boot protocol PVH.
  ///
  /// Source: Xen, `docs/misc/pvh.pandoc` and `xen/include/public/elfnote.h`,
  /// `XEN_ELFNOTE_PHYS32_ENTRY`.
  public var hasPVHEntry: Bool

  /// Whether a note of Linux's build is there, by which an uncompressed kernel (`vmlinux`) is told
  /// from other programs.
  ///
  /// Source: Linux, `include/linux/build-salt.h` and `include/linux/elfnote-lto.h`.
  public var isLinux: Bool

  /// The entry point.
  public var entry: UInt64

  /// The segments that are loaded, in the order of the headers.
  public var segments: [Segment]

  /// The machine that the file was linked for, from its note.
  ///
  /// Source: `Documentation/ABI/machine-note.md`.
  public var machineName: String?
}
