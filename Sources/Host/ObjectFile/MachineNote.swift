/// The ELF note by which an image names the machine that it was linked for.
///
/// Source: `Documentation/ABI/machine-note.md`, version 1.
enum MachineNote {
  /// The machine's name, if one of the notes has it.
  package static func machineName(in notes: [ELFNote]) -> String? {
    guard let note = notes.first(where: { $0.type == 1 && $0.isOf("qemu-exit") }) else {
      return nil
    }
    return String(validating: note.description.prefix { $0 != 0 }, as: UTF8.self)
  }
}
