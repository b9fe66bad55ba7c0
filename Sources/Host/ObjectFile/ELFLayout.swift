/// Where the fields of an ELF file's headers are, which differs with the word's size.
///
/// Source: System V gABI, "ELF Header", "Program Header", "Sections", "Symbol Table".
package struct ELFLayout {
  /// Of the file's header.
  let headerSize, wordSize, programOffset, sectionOffset, counts: Int
  /// Of a program header.
  let programHeaderSize, segmentOffset, segmentAddress, segmentFileSize, segmentMemorySize: Int
  /// Of a section's header. The offset, size and link follow the address.
  let sectionHeaderSize, sectionAddress: Int
  let symbolSize: Int

  init(is64Bit: Bool) {
    if is64Bit {
      (headerSize, wordSize, programOffset, sectionOffset, counts) = (64, 8, 32, 40, 54)
      (programHeaderSize, segmentOffset, segmentAddress) = (56, 8, 24)
      (segmentFileSize, segmentMemorySize) = (32, 40)
      (sectionHeaderSize, sectionAddress, symbolSize) = (64, 16, 24)
    } else {
      (headerSize, wordSize, programOffset, sectionOffset, counts) = (52, 4, 28, 32, 42)
      (programHeaderSize, segmentOffset, segmentAddress) = (32, 4, 12)
      (segmentFileSize, segmentMemorySize) = (16, 20)
      (sectionHeaderSize, sectionAddress, symbolSize) = (40, 12, 16)
    }
  }
}
