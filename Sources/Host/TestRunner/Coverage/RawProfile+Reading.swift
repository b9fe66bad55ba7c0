import HostSupport
import ObjectFile

extension RawProfile.Sections {
  /// What is refused instead of read.
  private static let mostBytes: UInt64 = 256 << 20

  /// Reads the sections of an image.
  ///
  /// - Throws: `CoverageError` if it has none, or not those of the format; `ImageError` if the file
  ///   can't be read.
  init(path: String) throws {
    let file = try ImageFile(path: path)
    guard let elf = try ELFImage.read(file) else { throw CoverageError.notInstrumented(path) }
    let sections = try ELFSection.named(of: elf, in: file)
    func section(_ name: String) throws -> ELFSection {
      guard let section = sections.first(where: { $0.name == name })?.section, section.size > 0
      else { throw CoverageError.notInstrumented(path) }
      guard section.size <= Self.mostBytes else {
        throw CoverageError.malformed("\(path): \(name) has \(section.size) bytes")
      }
      return section
    }
    func contents(_ section: ELFSection, _ name: String) throws -> [UInt8] {
      guard section.type != ELFSection.noBits else {
        throw CoverageError.malformed("\(path): \(name) has no contents")
      }
      return try file.read(at: section.offset, count: Int(section.size), name)
    }
    let counters = try section("__llvm_prf_cnts")
    let data = try section("__llvm_prf_data")
    let names = try section("__llvm_prf_names")
    guard !elf.isBigEndian else {
      throw CoverageError.malformed("\(path): its numbers are big-endian")
    }
    self.init(
      is64Bit: elf.architecture.wordSize == 8,
      data: try contents(data, "__llvm_prf_data"),
      names: try contents(names, "__llvm_prf_names"),
      dataAddress: data.address,
      namesAddress: names.address,
      countersAddress: counters.address,
      countersSize: Int(counters.size)
    )
  }
}
