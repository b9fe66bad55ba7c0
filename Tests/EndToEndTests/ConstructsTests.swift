import Foundation
import TestSupport
import Testing

/// Compares what a host and a guest report of the same tests, many of which fail: `Tests/Constructs`.
@Suite("A guest's tests report what swift test does of the same sources")
struct ConstructsTests {
  /// What becomes of a test: its issues' places, kinds and texts, and what else is told of it.
  private static func reports(_ url: URL) throws -> [String: [String]] {
    var reports: [String: [String]] = [:]
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard record?["kind"] as? String == "event",
        let event = record?["payload"] as? [String: Any], let kind = event["kind"] as? String,
        let test = event["testID"] as? String
      else { continue }
      let messages = (event["messages"] as? [[String: Any]] ?? []).map { message in
        "\(message["symbol"] ?? "") \(message["text"] ?? "")"
          .replacing(/after [0-9.]+ seconds/, with: "after a while")
      }
      var place = ""
      if let issue = event["issue"] as? [String: Any] {
        let location = issue["sourceLocation"] as? [String: Any]
        place =
          "\(location?["line"] ?? "?"):\(location?["column"] ?? "?") "
          + "\(issue["isKnown"] ?? "?") \(issue["severity"] ?? "?")"
      }
      // When cases end isn't told to people.
      guard kind != "testCaseEnded" else { continue }
      reports[test, default: []].append("\(kind) \(place) \(messages.joined(separator: " | "))")
    }
    return reports
  }

  /// The suites and tests that are told of otherwise, and why.
  private static let known = [
    "ShopTests.DisabledBase": "a guest judges a suite's condition before each of its tests"
  ]

  @Test("test by test, and issue by issue")
  func same() async throws {
    let folder = try TemporaryFolder()
    let package = Project.root.appending(path: "Tests/Constructs")
    let host = folder.url.appending(path: "host.jsonl")
    let guest = folder.url.appending(path: "guest.jsonl")
    let hosted = try await run(
      Project.toolchainProgram("swift"),
      [
        "test", "--package-path", package.path, "--disable-xctest", "--no-parallel",
        "--event-stream-output-path", host.path,
      ]
    )
    #expect(hosted.status == 1, "\(hosted.errors)")
    let guested = try await qemuExit(
      ["test"] + SwiftSDKs.options + [
        "--machine", "riscv64-virt", "--package-path", package.path, "--num-workers", "1",
        "--event-stream-output-path", guest.path,
      ]
    )
    #expect(guested.status == 1, "\(guested.errors)")
    let (expected, found) = (try Self.reports(host), try Self.reports(guest))
    #expect(Set(found.keys) == Set(expected.keys))
    for (test, lines) in expected where Self.known[test] == nil {
      #expect(found[test] == lines, "\(test)")
    }
  }
}
