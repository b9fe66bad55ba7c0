import BatchRunner
import Foundation
import FoundationXML
import HostSupport
import QEMURunner
import TestSupport
import Testing

/// The guest speaks the protocol by hand, also wrongly: `Tests/Guests/Sources/TestProtocol`.
@Suite("qemu-exit test")
struct OnTargetTests {
  /// What the guest's session does wrong.
  private enum Order: UInt8 {
    case nothing, neverBegins, tellsWrongCount, runsNothing, endsBetweenTests, endsWithAnotherCode
    case countsTooMuch
  }

  /// A folder with an image in it, of the name `Tests`.
  private func folder(
    _ order: Order = .nothing,
    machine: String = "aarch64-virt"
  ) async throws -> TemporaryFolder {
    let image = try await GuestImages.shared.image(
      "TestProtocol",
      of: "Tests/Guests",
      for: machine
    )
    var contents = try Data(contentsOf: image)
    let mark = try #require(contents.firstRange(of: Data("QXORDER\0".utf8)))
    contents[mark.upperBound] = order.rawValue
    let folder = try TemporaryFolder()
    try contents.write(to: folder.url.appending(path: "Tests"))
    return folder
  }

  private func test(
    _ arguments: [String],
    in folder: TemporaryFolder,
    environment: [String: String] = [:]
  ) async throws -> CommandResult {
    var variables = ProcessInfo.processInfo.environment
    variables["GITHUB_ACTIONS"] = nil
    variables.merge(environment) { $1 }
    return try await qemuExit(["test"] + arguments, in: folder.url, environment: variables)
  }

  /// The tests in a report: name to status.
  private func report(_ folder: TemporaryFolder) throws -> [String: [String: Any]] {
    let json = try jsonObject(at: folder.url.appending(path: "r.json"))
    let sessions = try #require(json["sessions"] as? [[String: Any]])
    let tests = try #require(sessions.first?["tests"] as? [[String: Any]])
    return Dictionary(tests.map { ($0["name"] as? String ?? "", $0) }) { $1 }
  }

  private func texts(_ test: [String: Any]?) -> [String] {
    (test?["issues"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }
  }

  @Test(
    "every way in which a test ends is told, and the others go on",
    arguments: ["aarch64-virt", "riscv64-virt", "x86_64-microvm", "armv7-virt"]
  )
  func everyEnd(machine: String) async throws {
    guard Machine.catalogue.contains(where: { $0.id == machine }) else {
      throw TestError("no machine \(machine)")
    }
    let folder = try await folder(machine: machine)
    let result = try await test(["Tests", "--report", "r.json"], in: folder)
    #expect(result.status == 1, "\(result.errors)")
    let tests = try report(folder)
    #expect(tests.count == 24)
    let expected: [String: [String]] = [
      "passes()": [], "forges()": [], "attaches()": [], "measures()": [], "ownBoot()": [],
      "writesAllBytes()": [], "exitTests()": [],
      "fails()": ["Expectation failed: (sum → 3) == 4"],
      "cases(_:)": ["Expectation failed: (n → 2) != 2"],
      "endsWithSuccess()": ["The guest ended with code 0 in the middle of the test"],
      "endsWithFailure()": ["The guest ended with code 3 in the middle of the test"],
      "hangs()": ["Time limit was exceeded: 1.000 seconds"],
      "floods()": ["Output limit was exceeded: 1 MiB"],
      "garbles()": ["The guest broke the protocol of tests: 'I nonsense' isn't a record"],
      "lies()": ["The guest broke the protocol of tests: test 999 starts within another one"],
      "reportsEnd()": ["The test ended early: no memory is left"],
      "breaksRecordOff()": ["Expectation failed: another one"],
      "wrongExits()": [
        "Expectation failed: .failure → .exitCode(0)",
        "Expectation failed: .exitCode(4) → .exitCode(3)",
        "Expectation failed: .trap → .exitCode(3)", "Expectation failed: .success → .trap",
      ],
    ]
    for (name, test) in tests {
      let short = String(name.split(separator: "/").last ?? "").replacing("Tests.", with: "")
      guard let issues = expected[short] else { continue }
      #expect(texts(test) == issues, "\(name)")
      #expect(test["status"] as? String == (issues.isEmpty ? "passed" : "failed"), "\(name)")
    }
    #expect(tests.keys.count { name in expected.keys.contains { name.hasSuffix($0) } } == 18)
    #expect(tests["Tests.disabled()"]?["status"] as? String == "skipped")
    #expect(tests["Tests.disabled()"]?["comment"] as? String == "not today")
    #expect(tests["Tests.judgedOut()"]?["comment"] as? String == "the board has no such device")
    for name in ["known", "warns"] {
      #expect(tests["Tests.\(name)()"]?["status"] as? String == "passed")
      #expect((tests["Tests.\(name)()"]?["issues"] as? [Any])?.count == 1)
    }
    // What trapped has the failed check, the function and the line.
    let trap = try #require(tests["Tests.Endings/traps()"]?["issues"] as? [[String: Any]])
    #expect((trap[0]["text"] as? String)?.hasSuffix(": Index out of range") == true)
    #expect((trap[0]["file"] as? String)?.hasSuffix("TestProtocol.swift") == true)
    #expect(
      texts(tests["Tests.Endings/reportsTrap()"]).first?.contains("illegal instruction") == true
    )
    // Where the test hung.
    let hang = try #require(tests["Tests.Endings/hangs()"]?["issues"] as? [[String: Any]])
    #expect((hang[0]["details"] as? [String])?.first?.contains("TestProtocol.run") == true)
    #expect(try await Processes.areGone(naming: "\(folder.url.path)/Tests"))
  }

  @Test("the console mirrors swift test")
  func console() async throws {
    let folder = try await folder()
    let result = try await test(
      ["Tests", "--filter", "Sums|passes|disabled|known", "--num-workers", "1"],
      in: folder
    )
    let lines = result.text.replacing(/[0-9]+\.[0-9]{3} seconds/, with: "T seconds")
      .replacing(/Version: .*/, with: "Version: V").split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "◇ Test run started.", "↳ qemu-exit Version: V",
        "↳ Target Platform: aarch64-none-none-elf (aarch64-virt)",
        "➜ Test disabled() skipped: \"not today\"",
        "◇ Test passes() started.", "✔ Test passes() passed after T seconds.",
        "◇ Suite \"Sums of numbers\" started.",
        "◇ Test \"fails with comment\" started.",
        "✘ Test \"fails with comment\" recorded an issue at My File.swift:21:5: "
          + "Expectation failed: (sum → 3) == 4",
        "↳ the sum is wrong,", "↳ as everybody knows", "↳ Output:",
        "  output of a test that fails",
        "✘ Test \"fails with comment\" failed after T seconds with 1 issue.",
        "↳ see the manual", "↳ page 3",
        "◇ Test cases(_:) started.",
        "◇ Test case passing 1 argument n → 1 to cases(_:) started.",
        "◇ Test case passing 1 argument n → 2 to cases(_:) started.",
        "✘ Test cases(_:) recorded an issue with 1 argument n → 2 at Protocol.swift:31:5: "
          + "Expectation failed: (n → 2) != 2",
        "◇ Test case passing 1 argument n → 1 to cases(_:) started.",
        "✘ Test cases(_:) with 3 test cases failed after T seconds with 1 issue.",
        "✘ Suite \"Sums of numbers\" failed after T seconds with 2 issues.",
        "◇ Test known() started.",
        "━ Test known() recorded a known issue at Protocol.swift:151:5: "
          + "Expectation failed: it is so", "↳ it is known",
        "━ Test known() passed after T seconds with 1 known issue.",
        "✘ Test run with 5 tests in 1 suite failed after T seconds with 3 issues "
          + "(including 1 known issue).",
      ]
    )
    #expect(result.errors.isEmpty)
  }

  @Test("tests that pass end with 0, and their output is shown only if asked for")
  func passing() async throws {
    let folder = try await folder()
    let quiet = try await test(["Tests", "--filter", "passes|warns|known"], in: folder)
    #expect(quiet.status == 0 && !quiet.text.contains("all is well"))
    let verbose = try await test(["Tests", "--filter", "passes", "--verbose"], in: folder)
    #expect(verbose.status == 0 && verbose.text.contains("  all is well"))
  }

  @Test("each kind of isolation runs the tests", arguments: ["boot", "memory", "none"])
  func isolation(kind: String) async throws {
    let folder = try await folder()
    let result = try await test(
      ["Tests", "--skip", "hangs", "--isolation", kind, "--report", "r.json"],
      in: folder
    )
    #expect(result.status == 1)
    let tests = try report(folder)
    #expect(tests.count == 23)
    #expect(tests.values.count { $0["status"] as? String == "failed" } == 12)
  }

  @Test("reports of every kind are written")
  func reports() async throws {
    let folder = try await folder()
    let result = try await test(
      [
        "Tests", "--skip", "hangs|floods", "--xunit-output", "x.xml", "--junit", "y.xml", "--tap",
        "t.tap", "--event-stream-output-path", "e.jsonl", "--attachments-path", "files", "--github",
      ],
      in: folder,
      environment: ["GITHUB_STEP_SUMMARY": folder.url.appending(path: "summary.md").path]
    )
    #expect(result.status == 1)
    #expect(result.text.contains("::error title=Tests.Sums/fails()::"))
    #expect(result.text.hasPrefix("::stop-commands::"))
    let summary = try String(
      contentsOf: folder.url.appending(path: "summary.md"),
      encoding: .utf8
    )
    #expect(summary.contains("| ❌ | aarch64-virt | 22 | 11 | 2 |"))
    for name in ["x.xml", "y.xml"] {
      let data = try Data(contentsOf: folder.url.appending(path: name))
      let document = try XMLDocument(data: data)
      let cases = try document.nodes(
        forXPath: "/testsuites/testsuite[@name='aarch64-virt']/testcase"
      )
      #expect(cases.count == 22)
      #expect(try document.nodes(forXPath: "//testcase[failure]").count == 11)
      #expect(try document.nodes(forXPath: "//testcase[skipped]").count == 2)
      #expect(
        try document.nodes(forXPath: "//testcase[@classname='Tests.Sums' and @name='cases(_:)']")
          .count == 1
      )
    }
    let tap = try String(contentsOf: folder.url.appending(path: "t.tap"), encoding: .utf8)
    let points = tap.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(
      points[..<3] == ["TAP version 14", "1..22", "ok 1 - Tests.disabled() # SKIP not today"]
    )
    #expect(points.count { $0.hasPrefix("not ok") } == 11)
    // A guest's name for a file can't lead out of the folder.
    let file = folder.url.appending(path: "files/greeting.txt")
    #expect(try String(contentsOf: file, encoding: .utf8) == "hello")
  }

  @Test("an image that doesn't speak the protocol can't run its tests, and says so")
  func broken() async throws {
    for (order, words) in [
      (
        Order.neverBegins,
        "the guest doesn't speak the protocol of tests: the guest ended with code 0"
      ),
      (.tellsWrongCount, "the guest has 1 records of tests, and the image's file 28"),
      (.runsNothing, "the guest ran none of its tests: the guest ended with code 0"),
      (.countsTooMuch, "counters from offset 8 that end behind the last one"),
    ] {
      let folder = try await folder(order)
      let result = try await test(
        ["Tests", "--xunit-output", "x.xml", "--tap", "t.tap"]
          + (order == .countsTooMuch ? ["--coverage"] : []),
        in: folder
      )
      #expect(result.status == 126, "\(order)")
      #expect(result.text.contains(words), "\(result.text)")
      #expect(result.text.contains("tests not run"))
      let data = try Data(contentsOf: folder.url.appending(path: "x.xml"))
      #expect(try XMLDocument(data: data).nodes(forXPath: "//testcase[error]").count == 1)
    }
  }

  @Test("an end between tests, and another code than 0 at the end, are failures")
  func endsBetween() async throws {
    var folder = try await folder(.endsBetweenTests)
    var result = try await test(["Tests", "--filter", "passes|known|warns"], in: folder)
    #expect(result.status == 1)
    #expect(
      result.text.contains("was to go on after Test passes(), but the guest ended with code 5")
    )
    #expect(result.text.contains("Test warns() passed"))
    folder = try await self.folder(.endsWithAnotherCode)
    result = try await test(["Tests", "--filter", "passes"], in: folder)
    #expect(result.status == 1)
    #expect(result.text.contains("was to end with code 0 after Test passes(), but"))
  }

  @Test("what can't be run ends with 125")
  func nothingRan() async throws {
    let folder = try await folder()
    let probe = try await Probe(machine: "aarch64-virt").contents(.exit)
    try probe.write(to: folder.url.appending(path: "without"))
    for (arguments, words) in [
      (["without"], "without: no tests"), (["missing"], "missing: No such file or directory"),
      (["Tests", "--filter", "("], "isn't a regular expression"),
      (["Tests", "--shard", "3/2"], "isn't a part"),
      (["Tests", "--num-workers", "0"], "at least 1"),
      (["Tests", "--machine", "riscv64-virt"], "riscv64-virt"),
      (["Tests", "--qemu", "/missing/qemu"], ""),
      (["Tests", "--qemu-arg=-machine", "--qemu-arg=nonsense"], ""),
      (["Tests", "--baseline", "none.json"], "none.json"),
      (["Tests", "--update-baseline"], "need --baseline"),
    ] {
      let result = try await test(arguments, in: folder)
      #expect(result.status == 125, "\(arguments): \(result.errors)")
      #expect(words.isEmpty || result.errors.contains(words), "\(arguments): \(result.errors)")
    }
  }

  @Test("no matching test is a warning, as of swift test")
  func noMatch() async throws {
    let folder = try await folder()
    let result = try await test(["Tests", "--filter", "nothing"], in: folder)
    #expect(result.status == 0)
    #expect(result.errors == "qemu-exit: warning: No matching test cases were run\n")
  }

  @Test("Bazel's shards are heeded, and run all tests together")
  func bazel() async throws {
    let folder = try await folder()
    var names: [String] = []
    for index in 0..<3 {
      let result = try await test(
        ["Tests", "--filter", "passes|known|warns|fails|cases|attaches|measures"],
        in: folder,
        environment: [
          "TEST_TOTAL_SHARDS": "3", "TEST_SHARD_INDEX": "\(index)", "XML_OUTPUT_FILE": "x.xml",
          "TEST_SHARD_STATUS_FILE": folder.url.appending(path: "heeded").path,
        ]
      )
      #expect(result.status == 0 || result.status == 1)
      #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: "heeded").path))
      let document = try XMLDocument(
        data: Data(contentsOf: folder.url.appending(path: "x.xml"))
      )
      names += try document.nodes(forXPath: "//testcase/@name").compactMap(\.stringValue)
    }
    #expect(
      names.sorted() == [
        "attaches()", "cases(_:)", "fails()", "known()", "measures()", "passes()", "warns()",
      ]
    )
  }

  @Test("repetitions end when they are to")
  func repetitions() async throws {
    let folder = try await folder()
    func iterations(_ arguments: [String]) async throws -> (Int, Int32) {
      let result = try await test(["Tests"] + arguments, in: folder)
      return (
        result.text.split(separator: "\n").count { $0.hasPrefix("◇ Iteration") }, result.status
      )
    }
    #expect(try await iterations(["--filter", "passes", "--repetitions", "3"]) == (3, 0))
    let fail = ["--filter", "passes|fails", "--repetitions", "5", "--repeat-until", "fail"]
    #expect(try await iterations(fail) == (1, 1))
    let pass = ["--filter", "passes", "--repetitions", "5", "--repeat-until", "pass"]
    #expect(try await iterations(pass) == (1, 0))
    let never = ["--filter", "fails", "--repetitions", "2", "--repeat-until", "pass"]
    #expect(try await iterations(never) == (2, 1))
  }

  @Test("an order left to chance can be had again by its seed")
  func shuffle() async throws {
    let folder = try await folder()
    func order(_ arguments: [String]) async throws -> (String, [Substring]) {
      let result = try await test(
        ["Tests", "--skip", "Endings|Exits|ownBoot", "--num-workers", "1"] + arguments,
        in: folder
      )
      let lines = result.text.split(separator: "\n")
      let seed = lines.first { $0.contains("Seed: ") }?.split(separator: " ")[2] ?? ""
      return (String(seed), lines.filter { $0.hasPrefix("◇ Test ") })
    }
    let (seed, first) = try await order(["--shuffle"])
    #expect(!seed.isEmpty)
    #expect(try await order(["--seed", seed]).1 == first)
    #expect(try await order([]).0.isEmpty)
  }

  @Test("measurements are compared with a baseline")
  func baseline() async throws {
    let folder = try await folder()
    let file = folder.url.appending(path: "b.json")
    func measure(_ arguments: [String]) async throws -> CommandResult {
      try await test(
        ["Tests", "--filter", "measures", "--baseline", "b.json"] + arguments,
        in: folder
      )
    }
    #expect(try await measure(["--update-baseline"]).status == 0)
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(written.contains(#""a sum" : 1200"#) && written.contains("Tests.measures()"))
    #expect(try await measure([]).status == 0)
    try written.replacing("1200", with: "1100").write(to: file, atomically: true, encoding: .utf8)
    let worse = try await measure([])
    #expect(worse.status == 1)
    #expect(
      worse.text.contains("'a sum' took 1200 instructions, 9.1 % more than the baseline's 1100")
    )
    #expect(try await measure(["--tolerance", "10"]).status == 0)
  }

  @Test("several images and machines are told apart, and summed up")
  func several() async throws {
    let folder = try await folder()
    let other = try await self.folder(machine: "riscv64-virt")
    try FileManager.default.copyItem(
      at: other.url.appending(path: "Tests"),
      to: folder.url.appending(path: "Others")
    )
    let result = try await test(
      ["Tests", "Others", "--filter", "passes|fails", "--event-stream-output-path", "e.jsonl"],
      in: folder
    )
    #expect(result.status == 1)
    for line in [
      "✔ Test passes() (aarch64-virt/Tests) passed", "✔ Test passes() (riscv64-virt/Others) passed",
      "✘ aarch64-virt/Tests with 2 tests in 1 suite failed",
      "✘ riscv64-virt/Others with 2 tests in 1 suite failed",
      "✘ Test run with 4 tests in 2 suites on 2 machines failed",
    ] {
      #expect(result.text.split(separator: "\n").contains { $0.hasPrefix(line) }, "\(line)")
    }
    let stream = try String(contentsOf: folder.url.appending(path: "e.jsonl"), encoding: .utf8)
    #expect(stream.contains(#""_machine":"riscv64-virt\/Others""#))
  }

  @Test("a signal ends everything, and nothing is left")
  func cancelled() async throws {
    let folder = try await folder()
    let script = """
      "\(Project.tool.path)" test Tests --filter 'floods' --timeout 300s --output-limit 0 \
        --xunit-output x.xml > out & p=$!
      for i in $(seq 200); do grep -q 'floods() started' out && break; sleep 0.05; done
      kill -TERM $p; wait $p; echo "status $?"
      """
    let result = try await run(URL(filePath: "/bin/bash"), ["-c", script], in: folder.url)
    #expect(result.text == "status 143\n", "\(result.errors)")
    #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: "x.xml").path))
    #expect(try await Processes.areGone(naming: "\(folder.url.path)/Tests"))
  }

  @Test("list prints the names of swift test list, and JSON")
  func list() async throws {
    let folder = try await folder()
    let names = try await qemuExit(["list", "Tests", "--filter", "Sums|passes"], in: folder.url)
    #expect(names.status == 0)
    #expect(names.text == "Tests.passes()\nTests.Sums/fails()\nTests.Sums/cases(_:)\n")
    let json = try await qemuExit(["list", "Tests", "--json"], in: folder.url)
    let object = try #require(
      try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
    )
    let images = try #require(object["images"] as? [[String: Any]])
    #expect((images[0]["tests"] as? [Any])?.count == 24)
    #expect(try await qemuExit(["list", "missing"], in: folder.url).status == 125)
  }
}
