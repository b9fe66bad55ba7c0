/// The build attributes of a 32-bit Arm file: which variant of the architecture it is for.
///
/// Source: "Addenda to, and Errata in, the ABI for the Arm Architecture", 2025Q4, "Public ("aeabi")
/// file attributes" and "Encoding"; the numbers of architectures from the table of `Tag_CPU_arch`.
enum ArmAttributes {
  private static let tagFile: UInt64 = 1
  private static let tagArchitecture: UInt64 = 6
  private static let tagProfile: UInt64 = 7

  /// The variant that the section's contents tell, or nil if they don't or aren't understood.
  package static func variant(in section: [UInt8], isBigEndian: Bool) -> ArmVariant? {
    guard section.first == UInt8(ascii: "A") else { return nil }
    var rest = section.dropFirst()
    while rest.count >= 4 {
      let reader = ByteReader(rest, isBigEndian: isBigEndian)
      guard let length = reader.uint32(at: 0), length >= 4, Int(length) <= rest.count else {
        return nil
      }
      let subsection = rest.dropFirst(4).prefix(Int(length) - 4)
      if subsection.starts(with: Array("aeabi\0".utf8)) {
        return variant(inSubsection: subsection.dropFirst(6), isBigEndian: isBigEndian)
      }
      rest = rest.dropFirst(Int(length))
    }
    return nil
  }

  private static func variant(inSubsection bytes: ArraySlice<UInt8>, isBigEndian: Bool)
    -> ArmVariant?
  {
    var rest = bytes
    while let tag = takeULEB128(&rest) {
      let reader = ByteReader(rest, isBigEndian: isBigEndian)
      guard let length = reader.uint32(at: 0), length >= 5, Int(length) - 1 <= rest.count else {
        return nil
      }
      if tag == tagFile {
        return variant(inAttributes: rest.dropFirst(4).prefix(Int(length) - 5))
      }
      rest = rest.dropFirst(Int(length) - 1)
    }
    return nil
  }

  private static func variant(inAttributes bytes: ArraySlice<UInt8>) -> ArmVariant? {
    var rest = bytes
    var architecture: UInt64?
    var profile: UInt64?
    while let tag = takeULEB128(&rest) {
      switch tag {
      case tagArchitecture: architecture = takeULEB128(&rest)
      case tagProfile: profile = takeULEB128(&rest)
      case 4, 5, 67: skipString(&rest)
      // Tag_compatibility: a number and a string.
      case 32:
        _ = takeULEB128(&rest)
        skipString(&rest)
      // Above 32, odd tags have strings and even ones numbers.
      case 33... where tag % 2 == 1: skipString(&rest)
      default: _ = takeULEB128(&rest)
      }
    }
    switch architecture {
    // v4, v4T
    case 1, 2: return .armv4t
    // v5T to v6K: programs for v5 run on v6.
    case 3?, 4?, 5?, 6?, 7?, 8?, 9?: return .armv6
    // v7
    case 10 where profile == UInt64(UInt8(ascii: "M")): return .armv7em
    case 10 where profile == UInt64(UInt8(ascii: "R")): return .armv7r
    case 10: return .armv7
    // v6-M, v6S-M
    case 11, 12: return .armv6m
    // v7E-M
    case 13: return .armv7em
    // v8-A, v8.1-A to v8.3-A, v9-A
    case 14, 18, 19, 20, 22: return .armv8a
    case 15: return .armv8r
    // v8-M baseline and mainline
    case 16: return .armv8mBaseline
    case 17: return .armv8mMainline
    // v8.1-M mainline
    case 21: return .armv8_1mMainline
    default: return nil
    }
  }

  private static func takeULEB128(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = bytes.popFirst() {
      if shift < 64 { value |= UInt64(byte & 0x7F) << shift }
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return nil
  }

  private static func skipString(_ bytes: inout ArraySlice<UInt8>) {
    bytes = bytes.drop { $0 != 0 }.dropFirst()
  }
}
