import ObjectFile

/// A Linux kernel in the form in which boot loaders take it.
///
/// Sources: Linux 6.12, `Documentation/arch/x86/boot.rst`, "The Real-Mode Kernel Header";
/// `Documentation/arch/arm64/booting.rst`, "Call the kernel image";
/// `Documentation/arch/riscv/boot-image-header.rst`; for zImage
/// `arch/arm/boot/compressed/head.S`.
public struct LinuxKernel: Equatable, Sendable {
  /// The architecture that the kernel is for.
  public var architecture: Architecture

  /// Another architecture that it may be for, as its header doesn't tell.
  public var alternative: Architecture?

  /// Whether it runs in RISC-V's machine mode, where no firmware is before it.
  public var isForMachineMode = false

  /// Reads a header.
  ///
  /// - Parameter start: The file's first bytes, 1024 if it has as many.
  init?(start: [UInt8]) {
    let reader = ByteReader(start)
    if reader.uint32(at: 0x38) == 0x644D_5241 {
      architecture = .aarch64
    } else if reader.uint32(at: 0x38) == 0x0543_5352 {
      // `text_offset` is 4 MiB in 32-bit kernels, 2 MiB in others, 0 in machine mode
      // (`arch/riscv/kernel/head.S`).
      let offset = reader.uint64(at: 8)
      (architecture, alternative) =
        offset == 0x40_0000 ? (.riscv32, .riscv64) : (.riscv64, .riscv32)
      isForMachineMode = offset == 0
    } else if reader.uint32(at: 0x24) == 0x016F_2818 {
      architecture = .arm
    } else if reader.uint16(at: 0x1FE) == 0xAA55, reader.uint32(at: 0x202) == 0x5372_6448,
      let version = reader.uint16(at: 0x206)
    {
      architecture = .x86_64
      // XLF_KERNEL_64 of `xloadflags`. The QEMU for x86_64 runs kernels of both widths.
      let is64Bit = version >= 0x020C && (reader.uint16(at: 0x236) ?? 0) & 1 != 0
      alternative = is64Bit ? nil : .i686
    } else {
      return nil
    }
  }
}
