import Foundation
import TestSupport
import Testing

@testable import ObjectFile
@testable import QEMURunner

@Suite("Images that claim to be huge are refused without reading them", .serialized)
struct HostileImageTests {
  /// Calls a function with a file of a terabyte that has these bytes at its start, and zeros.
  private func withHugeFile(_ start: [UInt8], _ body: (ImageFile) throws -> Void) throws {
    try withFile(start) { path in
      #expect(truncate(path, 1 << 40) == 0)
      try body(try ImageFile(path: path))
    }
  }

  private func set(_ field: (offset: Int, count: Int), to value: UInt64, in bytes: inout [UInt8]) {
    for index in 0..<field.count {
      bytes[field.offset + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(index)))
    }
  }

  private func image(_ change: (inout ELFBuilder) -> Void = { _ in }) -> [UInt8] {
    var builder = ELFBuilder(machine: 243)
    builder.add(symbols: [("tohost", 0x1000, 4)])
    change(&builder)
    return builder.bytes
  }

  @Test("counts and sizes of headers")
  func headers() throws {
    for (size, count) in [(54, 56), (58, 60)] {
      var bytes = image()
      set((size, 2), to: 0xFFFF, in: &bytes)
      set((count, 2), to: 0xFFFF, in: &bytes)
      try withHugeFile(bytes) { file in
        let elf = try? ELFImage(file: file)
        // Without section headers, a program has no symbols.
        #expect(elf?.hasToHost != true)
        if let elf { #expect(SymbolTable(elf, in: file).address(of: "tohost") == nil) }
      }
    }
  }

  @Test("segments, notes and tables of hundreds of gigabytes")
  func contents() throws {
    let size: UInt64 = 1 << 38
    for type in [1, 4] as [UInt64] {
      var bytes = image { $0.segments.append(ELFBuilder.Segment()) }
      let header = 64 + 56
      set((header, 4), to: type, in: &bytes)
      set((header + 32, 8), to: size, in: &bytes)
      set((header + 40, 8), to: size, in: &bytes)
      try withHugeFile(bytes) { file in
        let elf = try ELFImage(file: file)
        #expect(elf.segments.count == (type == 1 ? 2 : 1))
        let flat = try ImageCopy.bytes(of: elf, in: file)
        #expect(flat == nil || type == 4)
      }
    }
    for section in [2, 3] {
      var bytes = image()
      set((64 + 56 + 64 * section + 32, 8), to: size, in: &bytes)
      try withHugeFile(bytes) { file in
        let elf = try ELFImage(file: file)
        #expect(!elf.hasToHost)
        #expect(SymbolTable(elf, in: file).address(of: "tohost") == nil)
      }
    }
  }

  @Test("segments that lie on one another don't add up")
  func overlappingSegments() throws {
    var builder = ELFBuilder()
    builder.segments = [ELFBuilder.Segment](repeating: ELFBuilder.Segment(), count: 100)
    var bytes = builder.bytes
    for index in 0..<100 {
      for field in [32, 40] { set((64 + 56 * index + field, 8), to: 1 << 20, in: &bytes) }
    }
    try withHugeFile(bytes) { file in
      let elf = try ELFImage(file: file)
      #expect(elf.segments.count == 100)
      #expect(try ImageCopy.bytes(of: elf, in: file) == nil)
    }
  }

  @Test("symbols that share a long name take what one of them has")
  func sharedNames() throws {
    var builder = ELFBuilder(machine: 243)
    let name = String(repeating: "x", count: 1 << 20)
    builder.add(symbols: [(name, 0x1000, 0)])
    // Each with the name's first byte.
    let entry = builder.sections[2].contents.suffix(24)
    for _ in 0..<10000 { builder.sections[2].contents += entry }
    let file = ImageFile(path: "image", contents: builder.bytes)
    let before = PeakMemory.bytes
    let table = SymbolTable(try ELFImage(file: file), in: file)
    #expect(table.address(of: "y") == nil)
    #expect(PeakMemory.bytes - before < 256 << 20)
  }

  @Test("notes and attributes of nothing but headers are walked through once")
  func walks() {
    let zeros = [UInt8](repeating: 0, count: 1 << 16)
    #expect(ELFNote.all(in: zeros, isBigEndian: false).count == zeros.count / 12)
    var attributes: [UInt8] = [0x41]
    while attributes.count < 1 << 16 { attributes += [4, 0, 0, 0] }
    #expect(ArmAttributes.variant(in: attributes, isBigEndian: false) == nil)
    #expect(ArmAttributes.variant(in: [0x41] + zeros.map { _ in 0x80 }, isBigEndian: false) == nil)
  }
}
