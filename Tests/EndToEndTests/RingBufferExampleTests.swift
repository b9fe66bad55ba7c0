import Foundation
import TestSupport
import Testing

/// The example's page is a terminal session: this is what happens in it.
@Suite("The example of on-target tests does what its page says")
struct RingBufferExampleTests {
  static let folder = Project.root.appending(path: "Examples/ring-buffer")

  /// A command of the page, and what it prints.
  struct Step: CustomTestStringConvertible, Sendable {
    var command: String
    var output: [String] = []

    var testDescription: String { command }
  }

  /// What the page's console blocks have.
  static func steps() throws -> [Step] {
    let page = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    var steps: [Step] = []
    var isConsole = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
      } else if isConsole, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if isConsole, !steps.isEmpty {
        steps[steps.count - 1].output.append(line)
      }
    }
    return steps
  }

  /// A line without what differs from run to run.
  static func settled(_ line: some StringProtocol) -> String {
    String(line).replacing(/\d+\.\d+ (s\b|seconds)/, with: { "N \($0.output.1)" })
      .replacing(/Version: \S+/, with: "Version: V")
  }

  @Test("each command prints what the page shows")
  func session() async throws {
    let steps = try Self.steps()
    #expect(steps.count == 8)
    let swift = try Project.toolchainProgram("swift")
    for step in steps {
      let words = step.command.split(separator: " ").map(String.init)
      try #require(["swift", "qemu-exit"].contains(words[0]), "\(words)")
      let result = try await run(
        words[0] == "swift" ? swift : Project.tool,
        Array(words.dropFirst()),
        in: Self.folder,
        environment: SwiftSDKs.environment
      )
      // What comes before is SwiftPM's.
      let lines = (result.text + result.errors).split(separator: "\n").map(Self.settled)
      let expected = step.output.map(Self.settled)
      let missing = expected.filter { !lines.contains($0) }
      #expect(missing.isEmpty, "\(step.command): \(result.text) \(result.errors)")
      // On the host, tests run beside each other in any order.
      let shown = lines.filter { $0.first.map("◇↳✔✘".contains) ?? false }
      let listed = expected.filter { $0.first.map("◇↳✔✘".contains) ?? false }
      let isOnHost = step.command == "swift test"
      #expect(isOnHost ? !listed.isEmpty : shown == listed, "\(step.command): \(shown)")
      let fails = step.output.contains { $0.hasPrefix("✘") }
      #expect(result.status == (fails ? 1 : 0), "\(step.command): \(result.errors)")
    }
  }
}
