import Foundation
import QEMURunner
import TestSupport
import Testing

@Suite("The support matrix: way out × machine × place × QEMU × codes")
struct MatrixTests {
  private static let documents = Project.root.appending(path: "Documentation")
  /// The pages that have the summary, between two marks.
  private static let pages = [
    "Documentation/machines.md", "Sources/Guest/QEMUExit/QEMUExit.docc/FromAnyPlace.md",
  ].map { Project.root.appending(path: $0) }
  private static let summaryMark = "<!-- support-matrix: written by `make matrix` -->\n"

  @Test("every cell is as the table says, and no cell is without a reason")
  func matrix() async throws {
    var cells: [Cell] = []
    for qemu in try await QEMUInstallation.all() {
      cells += await measure(on: qemu)
    }
    let table = SupportTable(cells: cells)
    if ProcessInfo.processInfo.environment["QEMU_EXIT_WRITES_MATRIX"] == "1" {
      try write(table)
    } else {
      try compare(table)
    }
  }

  @Test("rows are of machines of the catalogue, and no two are the same")
  func rows() {
    let ids = Set(Machine.catalogue.map(\.id))
    #expect(Row.all.allSatisfy { ids.contains($0.machine) })
    #expect(ids.subtracting(Row.all.map(\.machine)).isEmpty)
    #expect(Set(Row.all.map { "\($0.machine) \($0.title)" }).count == Row.all.count)
  }

  /// Boots every row on a QEMU.
  private func measure(on qemu: QEMUInstallation) async -> [Cell] {
    await withTaskGroup(of: (Int, [Cell]).self) { group in
      for (index, row) in Row.all.enumerated() {
        group.addTask {
          do {
            return (index, try await row.measure(on: qemu))
          } catch {
            // The other rows go on.
            Issue.record(error, "\(row.machine), \(row.title)")
            return (index, [])
          }
        }
      }
      var parts = [[Cell]](repeating: [], count: Row.all.count)
      for await (index, part) in group { parts[index] = part }
      return parts.flatMap { $0 } + (await LinuxProcess.measure(on: qemu))
    }
  }

  private func write(_ table: SupportTable) throws {
    let isComplete = Row.all.allSatisfy { row in
      table.cells.contains { $0.machine == row.machine && $0.place == row.title }
    }
    try #require(
      isComplete && !table.cells.contains { $0.outcome == .wrong },
      "not all is as it must be: nothing was written"
    )
    try table.json().write(to: Self.documents.appending(path: "support-matrix.json"))
    try Data(table.markdown().utf8).write(to: Self.documents.appending(path: "support-matrix.md"))
    for page in Self.pages {
      let parts = try String(contentsOf: page, encoding: .utf8)
        .split(separator: Self.summaryMark, omittingEmptySubsequences: false)
      try #require(parts.count == 3, "\(page.path) needs the mark twice")
      let text =
        "\(parts[0])\(Self.summaryMark)\n\(table.summary())\n\(Self.summaryMark)\(parts[2])"
      try Data(text.utf8).write(to: page)
    }
  }

  /// Compares with the cells of the same releases in the document.
  private func compare(_ table: SupportTable) throws {
    struct Document: Decodable {
      var cells: [Cell]
    }
    let url = Self.documents.appending(path: "support-matrix.json")
    let document = try JSONDecoder().decode(Document.self, from: Data(contentsOf: url))
    // Another release, or a machine that can't be had here, has no cells there or here: what it
    // must do was checked all the same.
    let written = Dictionary(uniqueKeysWithValues: document.cells.map { ($0.key, $0) })
    let releases = Set(document.cells.map(\.qemu))
    for cell in table.cells where releases.contains(cell.qemu) && cell.reason != .noFirmwareFile {
      let other = written[cell.key]
      guard other?.reason != .noFirmwareFile else { continue }
      #expect(other == cell, "`make matrix` writes it: \(cell)")
    }
    let whole = SupportTable(cells: document.cells)
    let text = try String(
      contentsOf: Self.documents.appending(path: "support-matrix.md"),
      encoding: .utf8
    )
    #expect(text == whole.markdown(), "`make matrix` writes it")
    for page in Self.pages {
      let text = try String(contentsOf: page, encoding: .utf8)
      #expect(text.contains(whole.summary()), "`make matrix` writes the summary in \(page.path)")
    }
  }
}
