/// A section of an ELF file, by its name.
///
/// Source: System V gABI, "Sections".
struct ELFSection {
  var name: String
  var offset: UInt64
  var size: UInt64

  /// No program has more; a file that says otherwise has none here.
  private static let mostSections = 4096
  private static let mostBytesOfNames: UInt64 = 1 << 20
  private static let longestName = 64

  /// SHT_NOBITS: nothing of it is in the file.
  private static let noBits: UInt32 = 8

  /// The sections of a file that have contents there. None if the file has no table of them.
  static func all(of elf: ELFImage, in file: ImageFile) throws(ImageError) -> [ELFSection] {
    let word = elf.architecture.wordSize
    let is64Bit = word == 8
    let header = ByteReader(
      try file.read(at: 0, count: is64Bit ? 64 : 52, "ELF header"),
      isBigEndian: elf.isBigEndian
    )
    let counts = is64Bit ? 58 : 46
    guard let offset = header.number(at: is64Bit ? 40 : 32, count: word), offset > 0,
      let step = header.uint16(at: counts).map(Int.init), step == (is64Bit ? 64 : 40),
      let count = header.uint16(at: counts + 2).map(Int.init), count <= mostSections,
      let names = header.uint16(at: counts + 4).map(Int.init), names < count
    else { return [] }
    let table = ByteReader(
      try file.read(at: offset, count: step * count, "section headers"),
      isBigEndian: elf.isBigEndian
    )
    // After two numbers of 32 bits: flags, address, offset, size.
    func extent(_ index: Int) -> (offset: UInt64, size: UInt64)? {
      guard let offset = table.number(at: index * step + 8 + 2 * word, count: word),
        let size = table.number(at: index * step + 8 + 3 * word, count: word)
      else { return nil }
      return (offset, size)
    }
    guard let place = extent(names), place.size <= mostBytesOfNames else { return [] }
    let text = try file.read(at: place.offset, count: Int(place.size), "names of sections")
    return (0..<count).compactMap { index in
      guard let name = table.uint32(at: index * step), Int(name) < text.count,
        let type = table.uint32(at: index * step + 4), type != noBits, let place = extent(index)
      else { return nil }
      let bytes = text[Int(name)...].prefix(longestName).prefix { $0 != 0 }
      return ELFSection(
        name: String(decoding: bytes, as: UTF8.self),
        offset: place.offset,
        size: place.size
      )
    }
  }
}
