import Foundation
import Testing

@testable import QEMURunner

@Suite("The README tells what is true")
struct ReadmeTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("its table has every machine of the catalogue")
  func machines() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let rows = Machine.catalogue.map { machine in
      "| `\(machine.id)` | `\(machine.triple)` | `\(machine.architecture.qemu) -M \(machine.type)` "
        + "| \(machine.summary) | \(machine.mechanism.rawValue) |"
    }
    let table = """
      | machine | triple | QEMU | what | mechanism |
      |---|---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
    #expect(readme.contains(table), "The table should be:\n\(table)")
  }

  @Test("its links lead to files")
  func links() throws {
    var pages = [
      "README.md", "Examples/exit-from-flash/README.md", "Examples/semihosting/README.md",
    ]
    let documents = Self.root.appending(path: "Documentation/ABI")
    pages += try FileManager.default.contentsOfDirectory(atPath: documents.path)
      .map { "Documentation/ABI/\($0)" }
    var count = 0
    for page in pages {
      let url = Self.root.appending(path: page)
      let text = try String(contentsOf: url, encoding: .utf8)
      for match in text.matches(of: /\]\(([^)#:]+)\)/) {
        let target = url.deletingLastPathComponent().appending(path: String(match.output.1))
        #expect(FileManager.default.fileExists(atPath: target.path), "\(page): \(match.output.1)")
        count += 1
      }
    }
    #expect(count > 5)
  }
}
