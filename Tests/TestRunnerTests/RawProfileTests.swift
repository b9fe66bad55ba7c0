import Testing

@testable import TestRunner

@Suite("LLVM's raw profile, made of an image's sections and a guest's counters")
struct RawProfileTests {
  static func sections(is64Bit: Bool = true, functions: Int = 1, counters: Int = 2)
    -> RawProfile.Sections
  {
    RawProfile.Sections(
      is64Bit: is64Bit,
      data: [UInt8](repeating: 7, count: functions * (is64Bit ? 64 : 48)),
      names: [1, 2, 3],
      dataAddress: 0x20,
      namesAddress: 0,
      countersAddress: 0x10,
      countersSize: 8 * counters
    )
  }

  func word(_ index: Int, of bytes: [UInt8]) -> UInt64 {
    bytes[8 * index..<8 * index + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  @Test("header, records, counters, names", arguments: [true, false])
  func layout(is64Bit: Bool) throws {
    var profile = try RawProfile(Self.sections(is64Bit: is64Bit, functions: 3))
    try profile.add([5, 1], at: 8)
    let bytes = profile.bytes
    #expect(word(0, of: bytes) == (is64Bit ? 0xff6c_7072_6f66_7281 : 0xff6c_7072_6f66_5281))
    #expect(word(1, of: bytes) == 10)
    #expect(word(3, of: bytes) == 3)
    #expect(word(5, of: bytes) == 2)
    #expect(word(9, of: bytes) == 3)
    // The distance is negative here, in as many bits as addresses have.
    #expect(word(10, of: bytes) == (is64Bit ? UInt64.max - 0xf : 0xffff_fff0))
    let records = 3 * (is64Bit ? 64 : 48)
    #expect(bytes[128..<128 + records].allSatisfy { $0 == 7 })
    #expect(
      Array(bytes[(128 + records)...]) == [
        0, 0, 0, 0, 0, 0, 0, 0, 5, 1, 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0, 0,
      ]
    )
  }

  @Test("counters of several boots add up, and stay at the highest value")
  func adding() throws {
    var profile = try RawProfile(Self.sections())
    try profile.add([2, 0, 0, 0, 0, 0, 0, 0, 3], at: 0)
    try profile.add([1], at: 8)
    #expect(word(16 + 8, of: profile.bytes) == 2)
    #expect(word(16 + 9, of: profile.bytes) == 4)
    try profile.add([UInt8](repeating: 0xff, count: 8), at: 8)
    #expect(word(16 + 9, of: profile.bytes) == .max)
  }

  @Test("counters that aren't there are an error, and change nothing", arguments: [-8, 4, 16, 8])
  func outside(offset: Int) throws {
    var profile = try RawProfile(Self.sections())
    let before = profile.bytes
    #expect(throws: CoverageError.self) {
      try profile.add([UInt8](repeating: 1, count: offset == 8 ? 9 : 8), at: offset)
    }
    #expect(profile.bytes == before)
  }

  @Test("sections of other sizes are refused")
  func sizes() {
    var odd = Self.sections()
    odd.data.removeLast()
    #expect(throws: CoverageError.malformed("__llvm_prf_data has 63 bytes")) { try RawProfile(odd) }
    var counters = Self.sections()
    counters.countersSize = 9
    #expect(throws: CoverageError.malformed("__llvm_prf_cnts has 9 bytes")) {
      try RawProfile(counters)
    }
  }
}
