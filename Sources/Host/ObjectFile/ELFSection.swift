/// A section of an ELF file.
///
/// Source: System V gABI, "Sections".
package struct ELFSection {
  /// Where its name is among the names of sections.
  private var nameOffset: Int
  package var type: UInt32
  package var address: UInt64
  /// Where its contents are in the file, unless it is of the type SHT_NOBITS.
  package var offset: UInt64
  package var size: UInt64
  /// The index of a section that it goes with, by its type.
  package var link: Int

  /// SHT_NOBITS: nothing of it is in the file.
  package static let noBits: UInt32 = 8

  /// No program has more; a file that says otherwise has none here.
  private static let mostSections = 4096
  private static let mostBytesOfNames: UInt64 = 1 << 20
  private static let longestName = 64

  /// The sections of a file, and the index of that with their names. None if the file has no table
  /// of them.
  package static func table(
    header: ByteReader,
    layout: ELFLayout,
    in file: ImageFile
  ) throws(ImageError) -> (sections: [ELFSection], names: Int) {
    guard let start = header.number(at: layout.sectionOffset, count: layout.wordSize), start > 0,
      let step = header.uint16(at: layout.counts + 4).map(Int.init),
      step == layout.sectionHeaderSize,
      let count = header.uint16(at: layout.counts + 6).map(Int.init), count <= mostSections,
      let names = header.uint16(at: layout.counts + 8).map(Int.init)
    else { return ([], 0) }
    let table = ByteReader(
      try file.read(at: start, count: step * count, "section headers"),
      isBigEndian: header.isBigEndian
    )
    let word = layout.wordSize
    let sections = (0..<count).compactMap { index -> ELFSection? in
      let start = index * step
      let address = start + layout.sectionAddress
      guard let name = table.uint32(at: start), let type = table.uint32(at: start + 4),
        let place = table.number(at: address, count: word),
        let offset = table.number(at: address + word, count: word),
        let size = table.number(at: address + 2 * word, count: word),
        let link = table.uint32(at: address + 3 * word)
      else { return nil }
      return ELFSection(
        nameOffset: Int(name),
        type: type,
        address: place,
        offset: offset,
        size: size,
        link: Int(link)
      )
    }
    return (sections, names)
  }

  /// The sections of a file with their names, in the file's order. None if it has no table of them.
  package static func named(
    of elf: ELFImage,
    in file: ImageFile
  ) throws(ImageError) -> [(name: String, section: ELFSection)] {
    let layout = ELFLayout(is64Bit: elf.architecture.wordSize == 8)
    let header = ByteReader(
      try file.read(at: 0, count: layout.headerSize, "ELF header"),
      isBigEndian: elf.isBigEndian
    )
    let (sections, index) = try table(header: header, layout: layout, in: file)
    guard sections.indices.contains(index), sections[index].size <= mostBytesOfNames else {
      return []
    }
    let names = try file.read(
      at: sections[index].offset,
      count: Int(sections[index].size),
      "names of sections"
    )
    return sections.compactMap { section in
      guard section.nameOffset < names.count else { return nil }
      let bytes = names[section.nameOffset...].prefix(longestName).prefix { $0 != 0 }
      return (String(decoding: bytes, as: UTF8.self), section)
    }
  }
}
