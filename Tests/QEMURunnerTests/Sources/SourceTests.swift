import Foundation
import HostSupport
import QEMURunner
import TestSupport
import Testing

@Suite("The sources")
struct SourceTests {
  private struct Source {
    var name: String
    var text: String
  }

  /// The Swift files in folders of the checkout, without this one.
  private static func sources(in folders: [String]) throws -> [Source] {
    try folders.flatMap { folder in
      let url = Project.root.appending(path: folder)
      let files = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)
      return try #require(files).compactMap { $0 as? URL }
        .filter { $0.pathExtension == "swift" && !$0.path.contains("/.build/") }
        .filter { $0.lastPathComponent != "SourceTests.swift" }
        .map {
          Source(name: $0.lastPathComponent, text: try String(contentsOf: $0, encoding: .utf8))
        }
    }
  }

  private static let host = ["Sources/Host", "Sources/Tools"]
  private static let tests = ["Tests"]

  @Test(
    "have a helper for what is done in several places, and use it",
    arguments: [
      // ProcessEnvironment.value(of:)
      ("getenv(", host + tests, ["ProcessEnvironment.swift"]),
      // Path.absolute(_:)
      ("getcwd(", host + tests, ["Path.swift"]),
      // dirent.name, Path.names(in:)
      ("d_name", host + tests, ["DirectoryEntry+Name.swift"]),
      // Duration.seconds, Instant.milliseconds
      ("attoseconds", host + tests, ["Duration+Words.swift", "Instant+Poll.swift"]),
      // Project.root; a file of which nothing but its being there counts.
      ("#filePath", tests, ["JailTests.swift", "Project.swift"]),
    ]
  )
  func helpers(code: String, folders: [String], homes: [String]) throws {
    let users = try Self.sources(in: folders).filter { $0.text.contains(code) }.map(\.name)
    #expect(users.sorted() == homes, "\(code)")
  }

  @Test("have no error that the tool doesn't tell in its own words")
  func errors() throws {
    // This one becomes a verdict where it is caught.
    let caught = ["Symbolizer.swift: Cancelled"]
    var count = 0
    var others: [String] = []
    for source in try Self.sources(in: Self.host) {
      for match in source.text.matches(
        of: /(?:struct|enum|class|actor|extension) ([A-Za-z.]+)[^{\n:]*:([^{]*)\{/
      ) {
        let protocols = match.output.2.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        if protocols.contains("ToolError") { count += 1 }
        if protocols.contains(where: { ["Error", "LocalizedError", "CustomNSError"].contains($0) })
        {
          others.append("\(source.name): \(match.output.1)")
        }
      }
    }
    #expect(others == caught, "Make them a ToolError")
    #expect(count > 10)
  }
}
