import ObjectFile

/// The header by which a Multiboot boot loader knows an operating system's image.
///
/// Source: "Multiboot Specification" version 0.6.96, section 3.1 "OS image format", and "Multiboot2
/// Specification" version 2.0, section 3.1. Version 1 is looked for where QEMU looks
/// (`hw/i386/multiboot.c`, `load_multiboot()`), which loads no other version.
public struct MultibootHeader: Equatable, Sendable {
  /// The specification's version.
  public var version: Version

  /// Whether it tells itself where the image is loaded, so that the image needn't be an ELF file:
  /// bit 16 of version 1's flags.
  public var hasAddresses: Bool

  /// A version of the specification.
  public enum Version: Sendable {
    case one, two
  }

  /// The number of bytes of a file in which a header may be.
  static let searched = 32768

  /// Looks for a header, first for one of version 1.
  ///
  /// - Parameter start: The file's first bytes, ``searched`` if it has as many.
  init?(start: [UInt8]) {
    let reader = ByteReader(start)
    func words(at offset: Int, _ count: Int, addUpToZeroAfter magic: UInt32) -> Bool {
      guard reader.uint32(at: offset) == magic else { return false }
      let words = (1..<count).compactMap { reader.uint32(at: offset + 4 * $0) }
      return words.count == count - 1 && words.reduce(magic, &+) == 0
    }
    let one = stride(from: 0, to: min(start.count, 8192 - 48), by: 4).first {
      words(at: $0, 3, addUpToZeroAfter: 0x1BAD_B002)
    }
    if let one {
      version = .one
      hasAddresses = reader.uint32(at: one + 4).map { $0 & 0x1_0000 != 0 } ?? false
      return
    }
    let two = stride(from: 0, to: start.count, by: 8).first {
      words(at: $0, 4, addUpToZeroAfter: 0xE852_50D6)
    }
    guard two != nil else { return nil }
    version = .two
    hasAddresses = false
  }

  /// What a file is that QEMU doesn't load for its header, and what to do about it.
  package var words: String {
    switch version {
    case .one:
      "a Multiboot image that doesn't tell where it is loaded. Link it as a 32-bit ELF file, or set "
        + "bit 16 of the flags and add the addresses"
    case .two:
      "a Multiboot 2 image. QEMU loads Multiboot 1 alone: add a header of that version, or a PVH note "
        + "(XEN_ELFNOTE_PHYS32_ENTRY)"
    }
  }
}
