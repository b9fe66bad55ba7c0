/// What an instrumented guest has counted, as the file that `llvm-profdata` reads.
///
/// The guest hands over its counters only. Everything else of the file is in the image, in sections
/// that aren't loaded.
///
/// Source: LLVM 19, `compiler-rt/include/profile/InstrProfData.inc` and
/// `llvm/docs/InstrProfileFormat.rst`, version 10 of the raw format.
public struct RawProfile: Sendable {
  /// The sections of an image that a profile is made of.
  public struct Sections: Sendable {
    /// Whether the image's addresses have 64 bits.
    public var is64Bit: Bool
    /// The contents of `__llvm_prf_data`: a record for each function.
    public var data: [UInt8]
    /// The contents of `__llvm_prf_names`.
    public var names: [UInt8]
    /// The address that the image gives to `__llvm_prf_data`.
    public var dataAddress: UInt64
    /// The address that the image gives to `__llvm_prf_names`.
    public var namesAddress: UInt64
    /// The address that the image gives to `__llvm_prf_cnts`.
    public var countersAddress: UInt64
    /// The size of `__llvm_prf_cnts` in bytes.
    public var countersSize: Int

    public init(
      is64Bit: Bool,
      data: [UInt8],
      names: [UInt8],
      dataAddress: UInt64,
      namesAddress: UInt64,
      countersAddress: UInt64,
      countersSize: Int
    ) {
      self.is64Bit = is64Bit
      self.data = data
      self.names = names
      self.dataAddress = dataAddress
      self.namesAddress = namesAddress
      self.countersAddress = countersAddress
      self.countersSize = countersSize
    }

    /// The size of a function's record.
    fileprivate var recordSize: Int { is64Bit ? 64 : 48 }
  }

  /// A counter has 64 bits on every architecture.
  private static let counterSize = 8

  private let sections: Sections
  private var counters: [UInt64]

  /// A profile that has counted nothing yet.
  ///
  /// - Throws: `CoverageError.malformed` if the sections don't have the sizes of the format.
  public init(_ sections: Sections) throws(CoverageError) {
    guard sections.data.count % sections.recordSize == 0 else {
      throw .malformed("__llvm_prf_data has \(sections.data.count) bytes")
    }
    guard sections.countersSize >= 0, sections.countersSize % Self.counterSize == 0 else {
      throw .malformed("__llvm_prf_cnts has \(sections.countersSize) bytes")
    }
    self.sections = sections
    counters = [UInt64](repeating: 0, count: sections.countersSize / Self.counterSize)
  }

  /// Adds what a guest has counted in one boot. A counter stays at its highest value rather than
  /// begin anew.
  ///
  /// - Parameters:
  ///   - bytes: Counters, little-endian; a part of one counts as if zeros followed.
  ///   - offset: Where in `__llvm_prf_cnts` they are, in bytes; a multiple of 8.
  /// - Throws: `CoverageError.malformed` if they are outside.
  public mutating func add(_ bytes: [UInt8], at offset: Int) throws(CoverageError) {
    guard offset >= 0, offset % Self.counterSize == 0 else {
      throw .malformed("a counter at offset \(offset)")
    }
    let first = offset / Self.counterSize
    let count = (bytes.count + Self.counterSize - 1) / Self.counterSize
    guard first <= counters.count, count <= counters.count - first else {
      throw .malformed("counters from offset \(offset) that end behind the last one")
    }
    for index in 0..<count {
      let part = bytes.dropFirst(index * Self.counterSize).prefix(Self.counterSize)
      let value = part.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let (sum, overflows) = counters[first + index].addingReportingOverflow(value)
      counters[first + index] = overflows ? .max : sum
    }
  }

  /// The file's contents.
  public var bytes: [UInt8] {
    // "lprofr" with 255 before and 129 behind; a capital R where addresses have 32 bits.
    let magic: UInt64 = sections.is64Bit ? 0xff6c_7072_6f66_7281 : 0xff6c_7072_6f66_5281
    let mask: UInt64 = sections.is64Bit ? .max : 0xffff_ffff
    let header: [UInt64] = [
      magic,
      10,  // the format's version
      0,  // bytes of build identities
      UInt64(sections.data.count / sections.recordSize),
      0,  // bytes between records and counters
      UInt64(counters.count),
      0,  // bytes between counters and bitmaps
      0,  // bytes of bitmaps
      0,  // bytes between bitmaps and names
      UInt64(sections.names.count),
      (sections.countersAddress &- sections.dataAddress) & mask,
      0,  // the bitmaps' distance
      sections.namesAddress & mask,
      0,  // virtual tables
      0,  // bytes of their names
      2,  // the last kind of value profiling that there is: IPVK_VTableTarget
    ]
    var result: [UInt8] = []
    for number in header { result.append(littleEndian: number) }
    result += sections.data
    for counter in counters { result.append(littleEndian: counter) }
    result += sections.names
    result += [UInt8](repeating: 0, count: (8 - sections.names.count % 8) % 8)
    return result
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
