/// The ELF note by which an image names the machine that it was linked for.
///
/// Source: `Documentation/ABI/machine-note.md`, version 1.
enum MachineNote {
  private static let owner = Array("qemu-exit\0".utf8)
  private static let type: UInt32 = 1

  /// The machine's name in a segment of notes, if it's there.
  static func machineName(inNotes notes: [UInt8], isBigEndian: Bool) -> String? {
    var rest = notes[...]
    while rest.count >= 12 {
      let reader = ByteReader(rest, isBigEndian: isBigEndian)
      guard let ownerSize = reader.uint32(at: 0), let size = reader.uint32(at: 4),
        let type = reader.uint32(at: 8)
      else { return nil }
      let ownerEnd = 12 + Int(ownerSize)
      let start = (ownerEnd + 3) & ~3
      let end = start + Int(size)
      guard end <= rest.count else { return nil }
      let base = rest.startIndex
      if type == Self.type, rest[base + 12..<base + ownerEnd].elementsEqual(owner) {
        let name = rest[base + start..<base + end].prefix { $0 != 0 }
        return String(validating: name, as: UTF8.self)
      }
      rest = rest.dropFirst((end + 3) & ~3)
    }
    return nil
  }
}
