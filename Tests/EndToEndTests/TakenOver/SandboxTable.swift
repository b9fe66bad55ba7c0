/// What a QEMU that has been taken over can do in each sandbox, as a part of the document.
enum SandboxTable {
  /// The notes that are used, numbered as in the table.
  private static let notes = AttemptRow.Note.allCases.filter { note in
    AttemptRow.all.contains { row in row.exceptions.contains { $0.note == note } }
  }

  /// The table and its notes.
  static func markdown() -> String {
    let kinds = Sandbox.Kind.allCases
    var text = "| | \(kinds.map(\.rawValue).joined(separator: " | ")) |\n"
    text += "|---|\(String(repeating: "---|", count: kinds.count))\n"
    for group in AttemptRow.Group.allCases {
      text += "| **\(group.rawValue)** |\(String(repeating: " |", count: kinds.count))\n"
      for row in AttemptRow.all where row.group == group {
        let cells = kinds.map { cell(row, $0) }
        text += "| \(row.title) | \(cells.joined(separator: " | ")) |\n"
      }
    }
    text += "\n"
    for (index, note) in notes.enumerated() { text += "\(index + 1). \(note.rawValue)\n" }
    return text
  }

  private static func cell(_ row: AttemptRow, _ kind: Sandbox.Kind) -> String {
    let sandboxes = Sandbox.all.filter { $0.kind == kind }
    func notes(_ name: String, _ sandbox: Sandbox) -> [AttemptRow.Note] {
      row.notes(name, in: sandbox)
    }
    let cases = sandboxes.flatMap { sandbox in row.names.map { ($0, sandbox) } }
    let open = cases.filter { !notes($0.0, $0.1).isEmpty }
    guard !open.isEmpty else { return "no" }
    let found = Set(open.flatMap { notes($0.0, $0.1) })
    let numbers = Self.notes.enumerated().filter { found.contains($0.element) }
      .map { "\($0.offset + 1)" }.joined(separator: ", ")
    let word =
      if open.count == cases.count {
        "yes"
      } else if open.count * 2 == cases.count && open.allSatisfy({ $0.1.isRoot }) {
        "root"
      } else if open.count * 2 == cases.count && open.allSatisfy({ !$0.1.isRoot }) {
        "user"
      } else {
        "in part"
      }
    return "\(word) (\(numbers))"
  }
}
