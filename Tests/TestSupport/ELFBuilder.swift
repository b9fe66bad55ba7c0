import HostSupport

/// Writes small ELF files, valid or not.
package struct ELFBuilder {
  package var is64Bit = true
  package var isBigEndian = false
  package var type: UInt16 = 2
  package var machine: UInt16 = 183
  package var entry: UInt64 = 0x4010_0000

  package struct Segment {
    package var type: UInt32 = 1
    package var address: UInt64 = 0x4010_0000
    package var contents: [UInt8] = [0x20, 0, 0, 0xD4]
    package var memorySize: UInt64?

    package init(
      type: UInt32 = 1,
      address: UInt64 = 0x4010_0000,
      contents: [UInt8] = [0x20, 0, 0, 0xD4],
      memorySize: UInt64? = nil
    ) {
      self.type = type
      self.address = address
      self.contents = contents
      self.memorySize = memorySize
    }
  }

  package var segments = [Segment()]

  package struct Section {
    package var type: UInt32
    package var address: UInt64 = 0
    package var link: UInt32 = 0
    package var contents: [UInt8]
    package var name = ""

    package init(
      type: UInt32,
      address: UInt64 = 0,
      link: UInt32 = 0,
      contents: [UInt8],
      name: String = ""
    ) {
      self.type = type
      self.address = address
      self.link = link
      self.contents = contents
      self.name = name
    }
  }

  /// The sections. The first one is the null section; alone it isn't written.
  package var sections = [Section(type: 0, contents: [])]

  package init(
    is64Bit: Bool = true,
    isBigEndian: Bool = false,
    type: UInt16 = 2,
    machine: UInt16 = 183,
    entry: UInt64 = 0x4010_0000,
    segments: [Segment] = [Segment()],
    sections: [Section] = [Section(type: 0, contents: [])]
  ) {
    self.is64Bit = is64Bit
    self.isBigEndian = isBigEndian
    self.type = type
    self.machine = machine
    self.entry = entry
    self.segments = segments
    self.sections = sections
  }

  /// Adds a section of type SHT_ARM_ATTRIBUTES.
  package mutating func add(attributes: [UInt8]) {
    sections.append(Section(type: 0x7000_0003, contents: attributes))
  }

  /// Adds a section, a table of symbols in it, and their names.
  package mutating func add(symbols: [(name: String, address: UInt64, size: UInt64)]) {
    let word = is64Bit ? 8 : 4
    var names: [UInt8] = [0]
    var entries = [UInt8](repeating: 0, count: is64Bit ? 24 : 16)
    let home = UInt64(sections.count)
    for symbol in symbols {
      let kind: [UInt8] = [2, 0]
      entries += number(UInt64(names.count), 4)
      if is64Bit { entries += kind + number(home, 2) }
      entries += number(symbol.address, word) + number(symbol.size, word)
      if !is64Bit { entries += kind + number(home, 2) }
      names += Array(symbol.name.utf8) + [0]
    }
    sections.append(Section(type: 1, address: entry, contents: [UInt8](repeating: 0, count: 64)))
    sections.append(Section(type: 2, link: UInt32(home) + 2, contents: entries))
    sections.append(Section(type: 3, contents: names))
  }

  private func number(_ value: UInt64, _ count: Int) -> [UInt8] {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    return isBigEndian ? bytes.reversed() : bytes
  }

  package var bytes: [UInt8] {
    let word = is64Bit ? 8 : 4
    let (headerSize, programSize, sectionSize) = is64Bit ? (64, 56, 64) : (52, 32, 40)
    var sections = self.sections.count > 1 ? self.sections : []
    var names: [UInt8] = [0]
    var namesOfSections = sections.map { section in
      defer { names += Array(section.name.utf8) + [0] }
      return section.name.isEmpty ? 0 : names.count
    }
    // The names of sections have a section of their own, if there are any.
    let hasNames = namesOfSections.contains { $0 > 0 }
    if hasNames {
      sections.append(Section(type: 3, contents: names))
      namesOfSections.append(0)
    }
    let tableOfSections = headerSize + programSize * segments.count
    var offset = tableOfSections + sectionSize * sections.count
    var programs: [UInt8] = []
    var contents: [UInt8] = []
    for segment in segments {
      let fields = [
        UInt64(offset), segment.address, segment.address, UInt64(segment.contents.count),
        segment.memorySize ?? UInt64(segment.contents.count),
      ].map { number($0, word) }
      programs += number(UInt64(segment.type), 4)
      if is64Bit { programs += number(5, 4) }
      programs += fields.joined()
      if !is64Bit { programs += number(5, 4) }
      programs += number(4, word)
      contents += segment.contents
      offset += segment.contents.count
    }
    var header: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, is64Bit ? 2 : 1, isBigEndian ? 2 : 1, 1]
    header += [UInt8](repeating: 0, count: 9)
    header += number(UInt64(type), 2) + number(UInt64(machine), 2) + number(1, 4)
    header += number(entry, word) + number(UInt64(headerSize), word)
    header += number(UInt64(sections.isEmpty ? 0 : tableOfSections), word) + number(0, 4)
    let home = hasNames ? sections.count - 1 : 0
    for field in [headerSize, programSize, segments.count, sectionSize, sections.count, home] {
      header += number(UInt64(field), 2)
    }
    var sectionHeaders: [UInt8] = []
    for (section, name) in zip(sections, namesOfSections) {
      sectionHeaders += number(UInt64(name), 4) + number(UInt64(section.type), 4)
      sectionHeaders += number(0, word) + number(section.address, word)
      sectionHeaders += number(UInt64(offset), word) + number(UInt64(section.contents.count), word)
      sectionHeaders += number(UInt64(section.link), 4) + number(0, 4) + number(0, 2 * word)
      contents += section.contents
      offset += section.contents.count
    }
    return header + programs + sectionHeaders + contents
  }

  /// A segment of notes with one that names a machine.
  package static func note(
    machine name: String,
    owner: String = "qemu-exit\0",
    type: UInt32 = 1,
    isBigEndian: Bool = false
  ) -> Segment {
    func words(_ values: UInt32...) -> [UInt8] {
      values.flatMap { ELFBuilder(isBigEndian: isBigEndian).number(UInt64($0), 4) }
    }
    func padded(_ text: String) -> [UInt8] {
      let bytes = Array(text.utf8)
      return bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }
    let contents =
      words(UInt32(owner.utf8.count), UInt32(name.utf8.count), type) + padded(owner)
      + padded(name)
    return Segment(type: 4, contents: contents)
  }

  /// Build attributes that name an architecture and a profile.
  package static func attributes(
    architecture: UInt8,
    profile: Character? = nil,
    isBigEndian: Bool = false
  ) -> [UInt8] {
    func length(_ value: Int) -> [UInt8] {
      ELFBuilder(isBigEndian: isBigEndian).number(UInt64(value), 4)
    }
    var tags: [UInt8] = [5] + Array("cortex\0".utf8) + [6, architecture]
    if let profile { tags += [7, profile.asciiValue ?? 0] }
    tags += [9, 2, 67] + Array("2.09\0".utf8)
    let file: [UInt8] = [1] + length(5 + tags.count) + tags
    let subsection = Array("aeabi\0".utf8) + file
    return [0x41] + length(4 + subsection.count) + subsection
  }
}
