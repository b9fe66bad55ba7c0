import HostSupport

/// The symbols of an ELF file, for telling which function an address is in.
///
/// Source: System V gABI, "Symbol Table"; for the symbols that are left out and bit 0 of T32
/// functions "ELF for the Arm Architecture" (IHI 0044), "Symbol names" and "Mapping symbols".
package struct SymbolTable {
  private struct Entry {
    var name: String
    var address: UInt64
    /// 0 if the file doesn't tell.
    var size: UInt64
    var isFunction: Bool
    /// Where the section ends that it is in.
    var sectionEnd: UInt64
  }

  /// By address.
  private var symbols: [Entry] = []

  /// The most bytes of the table, of its names in the file, and of the names together that are
  /// kept: entries may share a name. Those of Linux have less.
  private static let mostBytes = 16 << 20
  private static let mostSections = 4096

  /// Reads the symbols of an ELF file; one that can't be read has none.
  package init(_ elf: ELFImage, in file: ImageFile) {
    symbols = (try? Self.read(file, elf)) ?? []
    if elf.architecture == .arm {
      for index in symbols.indices where symbols[index].isFunction {
        symbols[index].address &= ~1
      }
    }
    // Of several names for an address the last one counts: Swift's mangled ones begin with `$`.
    symbols.sort { ($0.address, $0.name) < ($1.address, $1.name) }
  }

  /// Takes symbols as they are, all of one section.
  package init(_ symbols: [(name: String, address: UInt64, size: UInt64)]) {
    self.symbols = symbols.map { name, address, size in
      Entry(name: name, address: address, size: size, isFunction: true, sectionEnd: .max)
    }
  }

  /// The address of the symbol with a name.
  package func address(of name: String) -> UInt64? { symbols.first { $0.name == name }?.address }

  /// The symbol that an address belongs to: the one whose bytes it is among, or else the last one
  /// before it, in the same section, that doesn't tell its size.
  package func symbol(at address: UInt64) -> Symbol? {
    let before = symbols.filter { $0.address <= address && address < $0.sectionEnd }
    let owner = before.last { address - $0.address < $0.size }
    guard let symbol = owner ?? before.last(where: { $0.size == 0 }) else { return nil }
    return Symbol(name: symbol.name, offset: address - symbol.address)
  }

  private static func read(_ file: ImageFile, _ elf: ELFImage) throws -> [Entry] {
    let word = elf.architecture.wordSize
    let is64Bit = word == 8
    func reader(_ offset: UInt64, _ count: Int, _ what: String) throws -> ByteReader {
      ByteReader(try file.read(at: offset, count: count, what), isBigEndian: elf.isBigEndian)
    }
    let (headers, counts) = is64Bit ? (40, 58) : (32, 46)
    let header = try reader(0, is64Bit ? 64 : 52, "ELF header")
    guard let offset = header.number(at: headers, count: word),
      let size = header.uint16(at: counts).map(Int.init),
      let count = header.uint16(at: counts + 2).map(Int.init),
      size == (is64Bit ? 64 : 40), count <= mostSections
    else { return [] }
    let table = try reader(offset, size * count, "section headers")

    func field(_ section: Int, _ index: Int) -> UInt64? {
      // After two numbers of 32 bits: flags, address, offset and size, then a link of 32 bits.
      guard section < count else { return nil }
      return table.number(at: section * size + 8 + index * word, count: index == 4 ? 4 : word)
    }
    func contents(_ section: Int) throws -> ByteReader? {
      guard let offset = field(section, 2), let size = field(section, 3), size <= UInt64(mostBytes)
      else { return nil }
      return try reader(offset, Int(size), "symbols")
    }

    // SHT_SYMTAB
    guard let section = (0..<count).first(where: { table.uint32(at: $0 * size + 4) == 2 }),
      let link = field(section, 4), let entries = try contents(section),
      let names = try contents(Int(link))
    else { return [] }
    let step = is64Bit ? 24 : 16
    var left = mostBytes
    return stride(from: 0, to: entries.bytes.count, by: step).compactMap { start in
      guard let nameOffset = entries.uint32(at: start),
        let info = entries.number(at: start + (is64Bit ? 4 : 12), count: 1),
        let home = entries.uint16(at: start + (is64Bit ? 6 : 14)).map(Int.init),
        let address = entries.number(at: start + (is64Bit ? 8 : 4), count: word),
        let size = entries.number(at: start + (is64Bit ? 16 : 8), count: word),
        Int(nameOffset) < names.bytes.count
      else { return nil }
      // STT_NOTYPE, STT_OBJECT and STT_FUNC, where the file has contents for them.
      guard info & 0xF <= 2, home > 0, let base = field(home, 1), let length = field(home, 3) else {
        return nil
      }
      let start = names.bytes.startIndex + Int(nameOffset)
      let bytes = names.bytes[start...].prefix(left).prefix { $0 != 0 }
      left -= bytes.count
      let name = String(decoding: bytes, as: UTF8.self)
      guard !name.isEmpty, !name.hasPrefix(".L"), !isMapping(name) else { return nil }
      return Entry(
        name: name,
        address: address,
        size: size,
        isFunction: info & 0xF == 2,
        sectionEnd: base &+ length
      )
    }
  }

  /// Whether a name marks a stretch of code or data: `$x`, `$d.12`. Swift's begin with `$s` or
  /// `$e`.
  private static func isMapping(_ name: String) -> Bool {
    ["$a", "$d", "$t", "$x"].contains { name == $0 || name.hasPrefix("\($0).") }
  }
}
