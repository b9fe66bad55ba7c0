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

  @Test("the half of the host that a document names is the one that names the document")
  func halves() throws {
    let host = Project.root.appending(path: "Sources/Host")
    var count = 0
    let documents = Project.root.appending(path: "Documentation/ABI")
    for name in try FileManager.default.contentsOfDirectory(atPath: documents.path)
    where name.hasSuffix(".md") {
      let text = try String(contentsOf: documents.appending(path: name), encoding: .utf8)
      for match in text.matches(of: /half is\s+`(\w+)`\s+in\s+`(\w+Runner)`/) {
        let folder = host.appending(path: String(match.output.2))
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        let file = try #require(
          files.first { $0.hasSuffix("/\(match.output.1).swift") },
          "\(name): \(match.output.1)"
        )
        let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        #expect(source.contains("Documentation/ABI/\(name)"), "\(name): \(match.output.1)")
        count += 1
      }
    }
    #expect(count >= 5)
  }

  @Test("the architecture's page has each target of the manifest, and its folder is there")
  func targets() throws {
    let manifest = try String(
      contentsOf: Project.root.appending(path: "Package.swift"),
      encoding: .utf8
    )
    let page = try String(
      contentsOf: Project.root.appending(path: "ARCHITECTURE.md"),
      encoding: .utf8
    )
    let folders = manifest.matches(of: /path: "(Sources\/\w+\/([\w-]+))"/)
    #expect(folders.count >= 17)
    for folder in folders {
      #expect(page.contains("`\(folder.output.2)`") || folder.output.1.contains("/Tools/"))
      let path = Project.root.appending(path: String(folder.output.1)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(path)")
    }
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
