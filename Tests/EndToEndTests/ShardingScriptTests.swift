import Foundation
import FoundationXML
import TestSupport
import Testing

/// Runs the script of the page, as a batch system would: once for each index of its array.
@Suite("The page's script for a job array")
struct ShardingScriptTests {
  /// A task of the array: its status, and the tests in what it wrote.
  struct Task {
    var status: Int32
    var tests: [String]
    var failures: Int
  }

  /// The page's block that is a script for Slurm.
  private func script() throws -> String {
    let url = Project.root.appending(path: "Documentation/on-target-tests.md")
    let page = try String(contentsOf: url, encoding: .utf8)
    let block = try #require(
      page.split(separator: "```").first { $0.hasPrefix("sh\n") && $0.contains("#SBATCH") }
    )
    return String(block.dropFirst(3))
  }

  /// Runs all tasks, for tests of `Tests/Guests/Sources/TestProtocol`.
  private func tasks(_ filter: String) async throws -> [Task] {
    let script = try script()
    let bounds = try #require(script.firstMatch(of: /--array=(\d+)-(\d+)/))
    let (first, last) = (try #require(Int(bounds.1)), try #require(Int(bounds.2)))
    let image = try await GuestImages.shared.image(
      "TestProtocol",
      of: "Tests/Guests",
      for: "aarch64-virt"
    )
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let file = folder.url.appending(path: "run-tests.sbatch")
    try script.write(to: file, atomically: true, encoding: .utf8)
    var tasks: [Task] = []
    for index in first...last {
      var environment = ProcessInfo.processInfo.environment
      let tools = Project.tool.deletingLastPathComponent().path
      environment["PATH"] = "\(tools):\(environment["PATH"] ?? "")"
      environment["GITHUB_ACTIONS"] = nil
      environment["SLURM_ARRAY_TASK_ID"] = "\(index)"
      environment["SLURM_ARRAY_TASK_COUNT"] = "\(last - first + 1)"
      let result = try await run(
        URL(filePath: "/bin/sh"),
        [file.path, image.path, "--filter", filter],
        in: folder.url,
        environment: environment
      )
      let report = folder.url.appending(path: "tests-\(index).xml")
      let document = try XMLDocument(data: Data(contentsOf: report))
      tasks.append(
        Task(
          status: result.status,
          tests: try document.nodes(forXPath: "//testcase").compactMap { node in
            let element = node as? XMLElement
            return element.map {
              "\($0.attribute(forName: "classname")?.stringValue ?? "")/"
                + "\($0.attribute(forName: "name")?.stringValue ?? "")"
            }
          },
          failures: try document.nodes(forXPath: "//testcase[failure]").count
        )
      )
    }
    return tasks
  }

  @Test("has each test in one task, and the tasks with a failure fail")
  func shards() async throws {
    let tasks = try await tasks("Sums|passes|disabled|known|warns|attaches|measures|forges|traps")
    #expect(tasks.count == 4)
    let names = tasks.flatMap(\.tests)
    #expect(Set(names).count == names.count, "\(names)")
    #expect(
      Set(names) == [
        "Tests/passes()", "Tests/disabled()", "Tests/known()", "Tests/warns()", "Tests/attaches()",
        "Tests/measures()", "Tests/forges()", "Tests.Sums/fails()", "Tests.Sums/cases(_:)",
        "Tests.Endings/traps()",
      ],
      "\(names)"
    )
    for task in tasks { #expect(task.status == (task.failures > 0 ? 1 : 0), "\(task)") }
    #expect(tasks.map(\.failures).reduce(0, +) == 3)
    // Not all of them: there is one that passes.
    #expect(Set(tasks.map(\.status)) == [0, 1], "\(tasks)")
  }

  @Test("passes if all tests do")
  func passing() async throws {
    let tasks = try await tasks("passes|known|warns|attaches|measures|forges")
    #expect(tasks.map(\.status) == [0, 0, 0, 0], "\(tasks)")
    #expect(tasks.flatMap(\.tests).count == 6)
  }
}
