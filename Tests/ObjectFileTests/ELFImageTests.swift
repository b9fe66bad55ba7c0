import TestSupport
import Testing

@testable import ObjectFile
@testable import QEMURunner
@testable import TestRunner

@Suite("Images: what is read of an ELF file, and what is refused")
struct ELFImageTests {
  @Test(
    "architectures",
    arguments: [
      (183, true, Architecture.aarch64), (40, false, .arm), (243, true, .riscv64),
      (243, false, .riscv32), (62, true, .x86_64), (3, false, .i686),
    ] as [(UInt16, Bool, Architecture)]
  )
  func architectures(machine: UInt16, is64Bit: Bool, architecture: Architecture) throws {
    var builder = ELFBuilder(is64Bit: is64Bit, machine: machine)
    builder.segments[0].memorySize = 4096
    try withFile(builder.bytes) { path in
      let elf = try ELFImage(path: path)
      #expect(elf.architecture == architecture)
      #expect(elf.entry == 0x4010_0000)
      #expect(elf.machineName == nil)
      #expect(elf.segments.count == 1)
      #expect(elf.segments.first?.physicalAddress == 0x4010_0000)
      #expect(elf.segments.first?.fileSize == 4)
      #expect(elf.segments.first?.memorySize == 4096)
      let image = try Image(path: path)
      #expect(image.architecture == architecture)
    }
  }

  @Test("both word sizes in both byte orders", arguments: [true, false], [true, false])
  func byteOrders(is64Bit: Bool, isBigEndian: Bool) throws {
    var builder = ELFBuilder(is64Bit: is64Bit, isBigEndian: isBigEndian, machine: 243)
    builder.segments[0].memorySize = 4096
    builder.add(symbols: [("tohost", 0x4010_0000, 4)])
    func elf() throws -> ELFImage {
      let elf = try ELFImage(file: ImageFile(path: "image", contents: builder.bytes))
      #expect(elf.isBigEndian == isBigEndian)
      #expect(elf.entry == 0x4010_0000)
      #expect(elf.segments.map(\.physicalAddress) == [0x4010_0000])
      #expect(elf.segments.map(\.fileSize) == [4] && elf.segments.map(\.memorySize) == [4096])
      return elf
    }
    #expect(try elf().architecture == (is64Bit ? .riscv64 : .riscv32))
    #expect(try elf().hasToHost)
    let file = ImageFile(path: "image", contents: builder.bytes)
    let symbols = SymbolTable(try elf(), in: file)
    #expect(symbols.address(of: "tohost") == 0x4010_0000)
    #expect(symbols.symbol(at: 0x4010_0003)?.name == "tohost")

    builder.segments.append(ELFBuilder.note(machine: "a machine", isBigEndian: isBigEndian))
    #expect(try elf().machineName == "a machine")
    #expect(try !elf().hasToHost)
    if !is64Bit {
      builder.machine = 40
      builder.sections.removeLast(builder.sections.count - 1)
      builder.add(
        attributes: ELFBuilder.attributes(
          architecture: 10,
          profile: "A",
          isBigEndian: isBigEndian
        )
      )
      #expect(try elf().armVariant == .armv7)
    }
  }

  @Test("big-endian files are refused by name, the machine first", arguments: [true, false])
  func bigEndian(is64Bit: Bool) throws {
    var builder = ELFBuilder(is64Bit: is64Bit, isBigEndian: true, machine: is64Bit ? 183 : 40)
    let name = is64Bit ? "aarch64" : "arm"
    let error = try #require(try imageError(builder.bytes)).description
    #expect(error.contains("a big-endian ELF file for \(name), which isn't supported"))
    #expect(error.contains("Build it little-endian"))
    builder.machine = is64Bit ? 21 : 8
    let other = try #require(try imageError(builder.bytes)).description
    #expect(other.contains(is64Bit ? "PowerPC" : "MIPS"))
  }

  @Test("every truncation is refused, and never as a valid file")
  func truncations() throws {
    var builder = ELFBuilder(is64Bit: false, machine: 40)
    builder.segments.append(ELFBuilder.note(machine: "armv7-virt"))
    builder.add(attributes: ELFBuilder.attributes(architecture: 10, profile: "A"))
    let whole = builder.bytes
    #expect(try imageError(whole) == nil)
    for length in 0..<whole.count {
      let error = try #require(try imageError(whole.prefix(length)), "\(length) bytes")
      switch error.reason {
      case .truncated, .notELF: break
      default: Issue.record("\(length) bytes: \(error)")
      }
      #expect(error.description.contains("Build"), "\(length) bytes: \(error)")
    }
  }

  @Test("any byte may have any value: the file is read or refused")
  func mutations() throws {
    var builder = ELFBuilder(is64Bit: true)
    builder.segments.append(ELFBuilder.note(machine: "aarch64-virt"))
    var refused = 0
    let whole = builder.bytes
    for index in whole.indices {
      for value: UInt8 in [0, 1, 2, 0x7F, 0x80, 0xFF] {
        var copy = whole
        copy[index] = value
        if try imageError(copy) != nil { refused += 1 }
      }
    }
    #expect(refused > 100)
  }

  @Test("hostile numbers: sizes beyond the file, headers without end, addresses that wrap")
  func hostileNumbers() throws {
    let whole = ELFBuilder().bytes
    // e_phoff, e_phnum, p_offset, p_filesz
    for (offset, count) in [(32, 8), (56, 2), (64 + 8, 8), (64 + 32, 8)] {
      var copy = whole
      for index in offset..<offset + count { copy[index] = 0xFF }
      #expect(try imageError(copy) != nil, "the field at \(offset)")
    }
    var copy = whole
    // p_memsz, smaller than p_filesz
    copy[64 + 40] = 1
    #expect(try imageError(copy)?.description.contains("larger in the file") == true)
  }

  @Test("what isn't for running or isn't supported is named")
  func unsupported() throws {
    func words(_ change: (inout ELFBuilder) -> Void) throws -> String {
      var builder = ELFBuilder()
      change(&builder)
      return try #require(try imageError(builder.bytes)).description
    }
    #expect(try words { $0.machine = 8 }.contains("MIPS"))
    #expect(try words { $0.machine = 0xBEEF }.contains("machine 48879"))
    // AArch64's number in a 32-bit file.
    #expect(try words { $0.is64Bit = false }.contains("32-bit"))
    #expect(try words { $0.isBigEndian = true }.contains("big-endian"))
    #expect(try words { $0.type = 1 }.contains("object file"))
    #expect(try words { $0.type = 4 }.contains("core dump"))
    #expect(try words { $0.type = 77 }.contains("type is 77"))
    #expect(try words { $0.segments = [] }.contains("program headers"))
    #expect(try words { $0.segments[0].type = 6 }.contains("no segment to load"))
  }

  @Test("raw bytes need the architecture's name; ELF files must agree with it")
  func rawImages() throws {
    #expect(try imageError([1, 2, 3], architecture: .aarch64) == nil)
    #expect(try imageError([1, 2, 3])?.description.contains("--arch") == true)
    #expect(try imageError([], architecture: .aarch64)?.description.contains("empty") == true)
    let error = try imageError(ELFBuilder().bytes, architecture: .riscv64)
    #expect(error?.description.contains("aarch64, not for riscv64") == true)
  }

  @Test("what can't be opened", arguments: ["/nonexistent/image", "/", "/dev/null"])
  func unreadable(path: String) {
    #expect(throws: ImageError.self) { try Image(path: path) }
  }

  @Test(
    "Arm's variants, from build attributes",
    arguments: [
      (2, nil, .armv4t), (6, nil, .armv6), (10, "A", .armv7), (10, "M", .armv7em),
      (10, "R", .armv7r), (10, nil, .armv7), (11, "M", .armv6m), (12, "M", .armv6m),
      (13, "M", .armv7em), (14, "A", .armv8a), (15, "R", .armv8r), (16, "M", .armv8mBaseline),
      (17, "M", .armv8mMainline), (18, "A", .armv8a), (21, "M", .armv8_1mMainline),
      (22, "A", .armv8a), (99, nil, nil),
    ] as [(UInt8, Character?, ArmVariant?)]
  )
  func armVariants(architecture: UInt8, profile: Character?, variant: ArmVariant?) throws {
    var builder = ELFBuilder(is64Bit: false, machine: 40)
    builder.add(attributes: ELFBuilder.attributes(architecture: architecture, profile: profile))
    try withFile(builder.bytes) { path in
      let elf = try ELFImage(path: path)
      #expect(elf.armVariant == variant)
    }
  }

  @Test("attributes that make no sense give no variant")
  func brokenAttributes() {
    let whole = ELFBuilder.attributes(architecture: 10, profile: "A")
    #expect(ArmAttributes.variant(in: whole, isBigEndian: false) == .armv7)
    for length in whole.indices {
      // Cut off, a length is beyond the end.
      #expect(ArmAttributes.variant(in: Array(whole.prefix(length)), isBigEndian: false) == nil)
    }
    for index in whole.indices {
      for value: UInt8 in [0, 0x80, 0xFF] {
        var copy = whole
        copy[index] = value
        _ = ArmAttributes.variant(in: copy, isBigEndian: false)
      }
    }
  }
}
