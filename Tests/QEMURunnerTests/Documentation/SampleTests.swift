import Foundation
import TestSupport
import Testing

@testable import QEMURunner

@Suite("Documentation: the samples are code that is compiled and run")
struct SampleTests {
  private static func files(in folder: String, withExtension name: String) throws -> [URL] {
    let url = Project.root.appending(path: folder)
    let files = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)
    return try #require(files).compactMap { $0 as? URL }.filter { $0.pathExtension == name }
  }

  /// The lines without what they're indented by.
  private static func lines(_ text: some StringProtocol) -> [Substring] {
    Substring(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " } }
  }

  @Test("each of Semihosting's articles, line by line")
  func semihosting() throws {
    let sources = try Self.files(in: "Examples/semihosting/Sources", withExtension: "swift")
      .map { Self.lines(try String(contentsOf: $0, encoding: .utf8)) }
    var count = 0
    for article in try Self.files(
      in: "Sources/Guest/Semihosting/Semihosting.docc",
      withExtension: "md"
    ) {
      let text = try String(contentsOf: article, encoding: .utf8)
      for match in text.matches(of: /(?ms)^```swift\n(.*?)\n```$/) {
        let sample = Self.lines(match.output.1)
        #expect(
          sources.contains { $0.contains(sample) },
          "\(article.lastPathComponent): no example has\n\(match.output.1)"
        )
        count += 1
      }
    }
    #expect(count > 10)
  }
}
