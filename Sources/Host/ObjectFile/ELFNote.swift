/// A note of an ELF file.
///
/// Source: System V gABI, "Note Section", with the words and the padding of 4 bytes that files of
/// both classes have in practice.
struct ELFNote {
  /// Who defines the types, with a zero byte behind it.
  var owner: ArraySlice<UInt8>
  package var type: UInt32
  package var description: ArraySlice<UInt8>

  /// The notes in a segment, up to one that goes beyond its end.
  package static func all(in segment: [UInt8], isBigEndian: Bool) -> [ELFNote] {
    var notes: [ELFNote] = []
    var rest = segment[...]
    while let note = takeFirst(of: &rest, isBigEndian: isBigEndian) { notes.append(note) }
    return notes
  }

  private static func takeFirst(
    of bytes: inout ArraySlice<UInt8>,
    isBigEndian: Bool
  ) -> ELFNote? {
    let reader = ByteReader(bytes, isBigEndian: isBigEndian)
    guard let ownerSize = reader.uint32(at: 0), let size = reader.uint32(at: 4),
      let type = reader.uint32(at: 8)
    else { return nil }
    let ownerEnd = 12 + Int(ownerSize)
    let start = (ownerEnd + 3) & ~3
    let end = start + Int(size)
    guard end <= bytes.count else { return nil }
    let base = bytes.startIndex
    defer { bytes = bytes.dropFirst((end + 3) & ~3) }
    return ELFNote(
      owner: bytes[base + 12..<base + ownerEnd],
      type: type,
      description: bytes[base + start..<base + end]
    )
  }

  /// Whether it is of an owner.
  func isOf(_ name: StaticString) -> Bool {
    name.withUTF8Buffer { owner.elementsEqual($0 + [0]) }
  }
}
