import Foundation
import TestSupport
import Testing

/// `Tests/TestingGuests/Sources/Bad`, by GuestTesting itself: every other test does something bad,
/// and those behind it find memory as after a boot.
@Suite("A program whose tests do bad things")
struct BadGuestTests {
  private static let package = Project.root.appending(path: "Tests/TestingGuests")

  private static let exists = FileManager.default.fileExists(
    atPath: package.appending(path: "Package.swift").path
  )

  /// What is said of the tests that fail. The others pass.
  ///
  /// Without optimisation, by which a compiler leaves out some of what they do.
  private static let failures: [(name: String, kind: String, text: String)] = [
    ("t02Trap()", "trap", "Trapped: "), ("t04Precondition()", "trap", "Trapped: "),
    ("t06ArrayIndex()", "trap", "Trapped: "), ("t08NilUnwrap()", "trap", "Trapped: "),
    ("t10StackOverflow()", "trap", "Trapped: "),
    ("t12HeapCorruption()", "end", "The test ended early: free: "),
    ("t14OutOfMemory()", "end", "The test ended early: out of memory: "),
    ("t16Exit()", "end", "The guest ended with code 0 in the middle of the test"),
    ("t20Flood()", "output-limit", "Output limit was exceeded: 1 MiB"),
    ("t22EndlessLoop()", "time-limit", "Time limit was exceeded: 2.000 seconds"),
    ("t24ExitOfC()", "end", "The test ended early: the program ended with code 5"),
  ]

  @Test(
    "each is reported right, and those behind it pass",
    .enabled(if: exists, "Tests/TestingGuests isn't there"),
    arguments: ["riscv64-virt"]
  )
  func reported(machine: String) async throws {
    let folder = try TemporaryFolder()
    let report = folder.url.appending(path: "r.json")
    let result = try await qemuExit([
      "test", "--package-path", Self.package.path, "--product", "Bad", "-c", "debug", "--machine",
      machine, "--report", report.path,
    ])
    #expect(result.status == 1, "\(result.errors)")
    let sessions = try #require(try jsonObject(at: report)["sessions"] as? [[String: Any]])
    let tests = try #require(sessions.first?["tests"] as? [[String: Any]])
    #expect(tests.count >= 25)
    var failed: [String] = []
    for test in tests {
      let name = (test["name"] as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
      let issues = test["issues"] as? [[String: Any]] ?? []
      guard let expected = Self.failures.first(where: { $0.name == name }) else {
        #expect(test["status"] as? String == "passed", "\(name): \(issues)")
        continue
      }
      failed.append(name)
      #expect(test["status"] as? String == "failed", "\(name)")
      #expect(issues.count == 1, "\(name): \(issues)")
      #expect(issues.first?["kind"] as? String == expected.kind, "\(name): \(issues)")
      let text = issues.first?["text"] as? String ?? ""
      #expect(text.hasPrefix(expected.text), "\(name): \(text)")
    }
    #expect(failed.sorted() == Self.failures.map(\.name))
  }
}
