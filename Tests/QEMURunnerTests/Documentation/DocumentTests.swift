import Foundation
import TestSupport
import Testing

@testable import QEMURunner

@Suite("The documents tell what is true")
struct DocumentTests {
  @Test("the table of machines has every one of the catalogue")
  func machines() throws {
    let page = try String(
      contentsOf: Project.root.appending(path: "Documentation/machines.md"),
      encoding: .utf8
    )
    let rows = Machine.catalogue.map { machine in
      "| `\(machine.id)` | `\(machine.triple)` | `\(machine.architecture.qemu) -M \(machine.type)` "
        + "| \(machine.summary) | \(machine.mechanism.rawValue) |"
    }
    let table = """
      | machine | triple | QEMU | what | mechanism |
      |---|---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
    #expect(page.contains(table), "The table should be:\n\(table)")
  }

  @Test("links lead to files")
  func links() throws {
    let pages = try #require(FileManager.default.enumerator(atPath: Project.root.path))
      .compactMap { $0 as? String }
      .filter { page in
        page.hasSuffix(".md") && !page.split(separator: "/").contains { $0.hasPrefix(".build") }
      }
    #expect(pages.contains("README.md") && pages.contains("Documentation/machines.md"))
    var count = 0
    for page in pages {
      let url = Project.root.appending(path: page)
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
