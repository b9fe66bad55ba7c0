import Foundation
import HostSupport
import QEMURunner
import TestSupport
import Testing

/// `Tests/TestingGuests/Bad`, by GuestTesting itself: every other test does something bad,
/// and those behind it find memory as after a boot.
@Suite("A program whose tests do bad things")
struct BadGuestTests {
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

  private static let machines = Machine.available.map(\.id)

  @Test("each is reported right, and those behind it pass, on every machine")
  func reported() async throws {
    let folder = try TemporaryFolder()
    let report = folder.url.appending(path: "r.json")
    let images = try await TestingGuests.shared.images("Bad", for: Self.machines)
    let result = try await qemuExit(["test", "--report", report.path] + images)
    #expect(result.status == 1, "\(result.errors)")
    let sessions = try #require(try jsonObject(at: report)["sessions"] as? [[String: Any]])
    #expect(sessions.compactMap { $0["machine"] as? String } == Self.machines)
    for session in sessions {
      try check(session, on: session["machine"] as? String ?? "")
    }
  }

  /// Checks what is said of one machine's tests.
  private func check(_ session: [String: Any], on machine: String) throws {
    let tests = try #require(session["tests"] as? [[String: Any]])
    #expect(tests.count >= 25)
    var failed: [String] = []
    for test in tests {
      let name = (test["name"] as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
      let issues = test["issues"] as? [[String: Any]] ?? []
      guard let expected = Self.failures.first(where: { $0.name == name }) else {
        #expect(test["status"] as? String == "passed", "\(machine), \(name): \(issues)")
        continue
      }
      failed.append(name)
      #expect(test["status"] as? String == "failed", "\(machine), \(name)")
      #expect(issues.count == 1, "\(machine), \(name): \(issues)")
      #expect(issues.first?["kind"] as? String == expected.kind, "\(machine), \(name): \(issues)")
      let text = issues.first?["text"] as? String ?? ""
      #expect(text.hasPrefix(expected.text), "\(machine), \(name): \(text)")
    }
    #expect(failed.sorted() == Self.failures.map(\.name))
  }
}
