/// A format of files that aren't loaded, told by its first bytes.
struct ForeignFormat {
  private let offset: Int
  private let signature: [UInt8]

  /// What the file is, and what to do about it.
  private let words: String

  private init(_ signature: [UInt8], at offset: Int = 0, _ words: String) {
    self.offset = offset
    self.signature = signature
    self.words = words
  }

  private init(_ signature: StaticString, at offset: Int = 0, _ words: String) {
    self.init(signature.withUTF8Buffer(Array.init), at: offset, words)
  }

  /// What a file looks like, and what to do about it.
  ///
  /// - Parameter start: The file's first bytes, 1024 if it has as many.
  package static func words(for start: [UInt8]) -> String {
    if let format = all.first(where: { start.dropFirst($0.offset).starts(with: $0.signature) }) {
      return format.words
    }
    if Array("\u{7F}ELF".utf8).starts(with: start) {
      return "the first bytes of one. Build or copy it again"
    }
    if isRecord(start, beginning: ":", count: 8) {
      return "Intel HEX. Use the ELF file that it was made from, or raw bytes: "
        + "llvm-objcopy -I ihex -O binary. \(rawBytes)"
    }
    if isRecord(start, beginning: "S", count: 9) {
      return "Motorola S-records. Use the ELF file that they were made from, or raw bytes: "
        + "objcopy -I srec -O binary. \(rawBytes)"
    }
    return "other data. \(rawBytes)"
  }

  private static let rawBytes =
    "For a raw image say what it's for: --arch, and --bios or --kernel"

  /// Whether the file begins with a mark and at least so many hexadecimal digits.
  private static func isRecord(_ start: [UInt8], beginning mark: Character, count: Int) -> Bool {
    let digits = start.dropFirst().prefix(count)
    return start.first == mark.asciiValue && digits.count == count
      && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }

  /// Where formats begin alike, the one that says more comes first.
  private static let all: [ForeignFormat] = [
    ForeignFormat([0x1F, 0x8B], "a gzip'd file. Unpack it: gunzip"),
    ForeignFormat([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz'd file. Unpack it: unxz"),
    ForeignFormat([0x28, 0xB5, 0x2F, 0xFD], "a file packed by zstd. Unpack it: unzstd"),
    ForeignFormat("BZh", "a file packed by bzip2. Unpack it: bunzip2"),
    ForeignFormat([0x04, 0x22, 0x4D, 0x18], "a file packed by lz4. Unpack it: unlz4"),
    ForeignFormat([0x02, 0x21, 0x4C, 0x18], "a file packed by lz4. Unpack it: unlz4"),
    ForeignFormat(
      [0x27, 0x05, 0x19, 0x56],
      "a uImage for U-Boot. Use the file that mkimage made it from"
    ),
    ForeignFormat(
      [0xD0, 0x0D, 0xFE, 0xED],
      "a device tree blob, or a FIT image for U-Boot. Use a program as the image; QEMU takes a "
        + "device tree by --qemu-arg=-dtb --qemu-arg=FILE"
    ),
    ForeignFormat("070701", initialRAMDisk),
    ForeignFormat("070702", initialRAMDisk),
    ForeignFormat("070707", initialRAMDisk),
    ForeignFormat([0xC7, 0x71], initialRAMDisk),
    ForeignFormat("#!", "a script. \(rawBytes)"),
    ForeignFormat(
      "zimg",
      at: 4,
      "a Linux kernel packed for UEFI (EFI zboot). Use the Image that it was made from, in the "
        + "same folder of Linux's build"
    ),
    ForeignFormat(
      [0xCD, 0x23, 0x82, 0x81],
      at: 0x38,
      "a Linux kernel for LoongArch, which isn't supported"
    ),
    ForeignFormat(
      [0x01, 0x6F, 0x28, 0x18],
      at: 0x24,
      "a big-endian Linux kernel for Arm (zImage), which isn't supported"
    ),
    ForeignFormat("MZ", "a Windows or UEFI program. \(rawBytes)"),
    ForeignFormat([0xCF, 0xFA, 0xED, 0xFE], machO),
    ForeignFormat([0xCE, 0xFA, 0xED, 0xFE], machO),
    ForeignFormat("!<arch>", "an archive of object files. Link it, and run the executable"),
  ]

  private static let initialRAMDisk =
    "a cpio archive, such as an initial RAM disk. Use a Linux kernel as the image, and this file "
    + "with --initrd"

  private static let machO =
    "a Mach-O file. Build it for a bare-metal triple, such as aarch64-none-none-elf"
}
