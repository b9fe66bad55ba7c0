extension ELFImage {
  /// No program that boots has more; a file that says otherwise is refused instead of read.
  private static let mostHeaders = 4096
  private static let mostBytesOfNotes: UInt64 = 1 << 16
  private static let mostBytesOfAttributes: UInt64 = 1 << 16
  private static let mostBytesOfSymbols: UInt64 = 64 << 20

  /// Whether a file begins like an ELF file.
  package static func isELF(_ start: some Sequence<UInt8>) -> Bool {
    start.starts(with: [0x7F, 0x45, 0x4C, 0x46])
  }

  /// The headers of a file; nil if it isn't an ELF file.
  package static func read(_ file: ImageFile) throws(ImageError) -> ELFImage? {
    let start = try file.read(at: 0, count: Int(min(file.size, 4)), "first bytes")
    return isELF(start) ? try ELFImage(file: file) : nil
  }

  /// Reads the headers of an ELF file, of either word size and byte order.
  ///
  /// - Throws: If the file can't be read, isn't valid, or is for something that isn't supported.
  public init(path: String) throws(ImageError) {
    try self.init(file: try ImageFile(path: path))
  }

  package init(file: ImageFile) throws(ImageError) {
    let path = file.path
    func malformed(_ what: String) -> ImageError {
      ImageError(path: path, reason: .malformed(what))
    }
    func unsupported(_ what: String) -> ImageError {
      ImageError(path: path, reason: .unsupported(what))
    }

    let identification = try file.read(at: 0, count: 16, "ELF identification")
    guard Self.isELF(identification) else { throw malformed("it doesn't begin with 7F 'ELF'") }
    let is64Bit: Bool
    switch identification[4] {
    case 1: is64Bit = false
    case 2: is64Bit = true
    default: throw malformed("its class is \(identification[4]), neither 32 nor 64 bits")
    }
    let isBigEndian: Bool
    switch identification[5] {
    case 1: isBigEndian = false
    case 2: isBigEndian = true
    default: throw malformed("its byte order is \(identification[5]), neither little nor big")
    }

    let layout = ELFLayout(is64Bit: is64Bit)
    let header = ByteReader(
      try file.read(at: 0, count: layout.headerSize, "ELF header"),
      isBigEndian: isBigEndian
    )
    guard let type = header.uint16(at: 16), let machine = header.uint16(at: 18),
      let entry = header.number(at: 24, count: layout.wordSize),
      let programOffset = header.number(at: layout.programOffset, count: layout.wordSize),
      let programSize = header.uint16(at: layout.counts),
      let programCount = header.uint16(at: layout.counts + 2)
    else { throw malformed("its header is too short") }

    guard let architecture = Architecture(elfMachine: machine, is64Bit: is64Bit) else {
      throw unsupported(
        "an ELF file for \(Self.machineName(machine, is64Bit: is64Bit)), which isn't supported. "
          + "Supported are AArch64, Arm, RISC-V and x86"
      )
    }
    switch type {
    case 2, 3: break
    case 1: throw unsupported("an object file. Link it, and run the executable")
    case 4: throw unsupported("a core dump, not an executable")
    default: throw malformed("its type is \(type), not an executable")
    }

    self.architecture = architecture
    self.isBigEndian = isBigEndian
    self.entry = entry
    segments = []
    machineName = nil
    armVariant = nil
    hasToHost = false
    hasPVHEntry = false
    isLinux = false

    guard programCount > 0 else { throw malformed("it has no program headers: nothing to load") }
    guard Int(programCount) <= Self.mostHeaders, Int(programSize) == layout.programHeaderSize else {
      throw malformed("it has \(programCount) program headers of \(programSize) bytes")
    }
    let programHeaders = ByteReader(
      try file.read(
        at: programOffset,
        count: Int(programCount) * Int(programSize),
        "program headers"
      ),
      isBigEndian: isBigEndian
    )
    var bytesOfNotes: UInt64 = 0
    for index in 0..<Int(programCount) {
      let start = index * Int(programSize)
      guard let type = programHeaders.uint32(at: start),
        let offset = programHeaders.number(
          at: start + layout.segmentOffset,
          count: layout.wordSize
        ),
        let address = programHeaders.number(
          at: start + layout.segmentAddress,
          count: layout.wordSize
        ),
        let fileSize = programHeaders.number(
          at: start + layout.segmentFileSize,
          count: layout.wordSize
        ),
        let memorySize = programHeaders.number(
          at: start + layout.segmentMemorySize,
          count: layout.wordSize
        )
      else { throw malformed("program header \(index) is too short") }
      let (end, overflow) = offset.addingReportingOverflow(fileSize)
      switch type {
      // PT_LOAD
      case 1:
        guard fileSize == 0 || (!overflow && end <= file.size) else {
          throw ImageError(
            path: path,
            reason: .truncated(
              "segment \(index) has \(fileSize) bytes from byte \(offset) on, the file \(file.size)"
            )
          )
        }
        guard fileSize <= memorySize else {
          throw malformed("segment \(index) is larger in the file than in memory")
        }
        if memorySize > 0 {
          segments.append(
            Segment(
              fileOffset: offset,
              fileSize: fileSize,
              physicalAddress: address,
              memorySize: memorySize
            )
          )
        }
      // PT_NOTE. Segments may overlap: it is their sum that costs time.
      case 4 where fileSize <= Self.mostBytesOfNotes - bytesOfNotes:
        bytesOfNotes += fileSize
        let contents = try file.read(at: offset, count: Int(fileSize), "notes")
        let notes = ELFNote.all(in: contents, isBigEndian: isBigEndian)
        machineName = machineName ?? MachineNote.machineName(in: notes)
        hasPVHEntry = hasPVHEntry || notes.contains { $0.type == 18 && $0.isOf("Xen") }
        isLinux = isLinux || notes.contains { $0.isOf("Linux") }
      default: break
      }
    }
    guard !segments.isEmpty else { throw malformed("it has no segment to load") }

    switch architecture {
    case .arm, .riscv64, .riscv32: break
    case .aarch64, .x86_64, .i686: return
    }
    let (sections, _) = try ELFSection.table(header: header, layout: layout, in: file)
    if architecture == .arm {
      armVariant = try Self.armVariant(sections, in: file, isBigEndian: isBigEndian)
    } else if machineName == nil {
      hasToHost = try Self.hasSymbol(
        "tohost",
        sections,
        in: file,
        layout: layout,
        isBigEndian: isBigEndian
      )
    }
  }

  /// Reads the build attributes of a 32-bit Arm file, section type SHT_ARM_ATTRIBUTES.
  private static func armVariant(
    _ sections: [ELFSection],
    in file: ImageFile,
    isBigEndian: Bool
  ) throws(ImageError) -> ArmVariant? {
    guard
      let section = sections.first(where: {
        $0.type == 0x7000_0003 && $0.size <= mostBytesOfAttributes
      })
    else { return nil }
    let contents = try file.read(
      at: section.offset,
      count: Int(section.size),
      "build attributes"
    )
    return ArmAttributes.variant(in: contents, isBigEndian: isBigEndian)
  }

  /// Looks for a name in the symbol table, section type SHT_SYMTAB.
  private static func hasSymbol(
    _ name: String,
    _ sections: [ELFSection],
    in file: ImageFile,
    layout: ELFLayout,
    isBigEndian: Bool
  ) throws(ImageError) -> Bool {
    guard let table = sections.first(where: { $0.type == 2 }), sections.indices.contains(table.link)
    else { return false }
    let strings = sections[table.link]
    guard table.size <= mostBytesOfSymbols, strings.size <= mostBytesOfSymbols
    else { return false }
    let names = try file.read(at: strings.offset, count: Int(strings.size), "names of symbols")
    let wanted = [0] + Array(name.utf8) + [0]
    // Most programs don't have the name; those that do have it as the whole of a symbol's name.
    guard let position = names.firstRange(of: wanted)?.lowerBound else { return false }
    let symbols = ByteReader(
      try file.read(at: table.offset, count: Int(table.size), "symbols"),
      isBigEndian: isBigEndian
    )
    return stride(from: 0, to: Int(table.size), by: layout.symbolSize).contains { start in
      symbols.uint32(at: start) == UInt32(position + 1)
    }
  }

  /// The name of an ELF machine that people may try.
  private static func machineName(_ machine: UInt16, is64Bit: Bool) -> String {
    switch machine {
    case 2, 18, 43: "SPARC"
    case 4: "Motorola 68000"
    case 8, 10: "MIPS"
    case 20, 21: "PowerPC"
    case 22: "IBM S/390"
    case 42: "SuperH"
    case 50: "Itanium"
    case 83: "AVR"
    case 92: "OpenRISC"
    case 94: "Xtensa"
    case 105: "MSP430"
    case 164: "Hexagon"
    case 247: "BPF"
    case 258: "LoongArch"
    case 40, 183, 243, 3, 62: "machine \(machine) in \(is64Bit ? 64 : 32)-bit form"
    default: "machine \(machine)"
    }
  }
}
