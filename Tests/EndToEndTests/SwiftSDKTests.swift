import BatchRunner
import Foundation
import HostSupport
import QEMURunner
import TestSupport
import Testing

/// Packages here are as `swift package init` makes them, and know nothing of this one.
@Suite("Swift SDKs of machines")
struct SwiftSDKTests {
  /// A machine for each kind of processor.
  static let machines = [
    "riscv64-virt", "x86_64-microvm", "armv7em-mps2-an386", "aarch64-virt",
  ]

  /// A package in a folder whose name isn't easy.
  private struct Package {
    private let temporary: TemporaryFolder
    let url: URL

    init(_ type: String) async throws {
      temporary = try TemporaryFolder()
      url = temporary.url.appending(path: "with späces/Pack age")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      let result = try await swift(["package", "init", "--type", type, "--name", "Sample"])
      guard result.status == 0 else { throw TestError(result.errors) }
    }

    func swift(_ arguments: [String]) async throws -> CommandResult {
      try await run(try Project.toolchainProgram("swift"), arguments, in: url)
    }

    func test(_ arguments: [String]) async throws -> CommandResult {
      try await qemuExit(["test"] + SwiftSDKs.options + arguments, in: url)
    }

    func write(_ text: String, to path: String) throws {
      try Data(text.utf8).write(to: url.appending(path: path))
    }

    func json(_ path: String) throws -> [String: Any] {
      try jsonObject(at: url.appending(path: path))
    }
  }

  /// The texts of issues in a report, by their tests' names.
  private func issues(in report: [String: Any]) throws -> [String: [String]] {
    let sessions = try #require(report["sessions"] as? [[String: Any]])
    var issues: [String: [String]] = [:]
    for test in sessions.flatMap({ $0["tests"] as? [[String: Any]] ?? [] }) {
      let texts = (test["issues"] as? [[String: Any]] ?? []).map { issue in
        let place = issue["location"] as? [String: Any] ?? [:]
        return "\(place["line"] ?? "?"):\(place["column"] ?? "?") \(issue["text"] ?? "")"
      }
      issues["\(test["name"] ?? "")", default: []] += texts
    }
    return issues
  }

  // MARK: Packages

  @Test("a new program runs by swift run, with no file edited", arguments: machines)
  func hello(machine: String) async throws {
    try await SwiftSDKs.install(machine)
    let package = try await Package("executable")
    let result = try await package.swift(["run"] + SwiftSDKs.options + ["--swift-sdk", machine])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.text.contains("Hello, world!"))
  }

  @Test("swift run hands on the arguments and returns the program's code")
  func arguments() async throws {
    try await SwiftSDKs.install("riscv64-virt")
    let package = try await Package("executable")
    try package.write(
      """
      import QEMUExit
      import Semihosting

      @main struct Sample {
        static func main() {
          for word in ((try? Arguments.strings()) ?? []).dropFirst() { print("[\\(word)]") }
          QEMU.exit(7)
        }
      }
      """,
      to: "Sources/Sample/Sample.swift"
    )
    let result = try await package.swift(
      ["run"] + SwiftSDKs.options + ["--swift-sdk", "riscv64-virt", "Sample"]
        + ["one", "two words", "--timeout", "--"]
    )
    #expect(result.status == 7, "\(result.errors)")
    #expect(result.text.hasSuffix("[one]\n[two words]\n[--timeout]\n[--]\n"), "\(result.text)")
  }

  @Test("C in a package is compiled and linked, and what the program defines itself is taken")
  func cTargets() async throws {
    try await SwiftSDKs.install("riscv64-virt", "x86_64-pc")
    let package = try await Package("executable")
    try package.write(
      """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(
        name: "Sample",
        targets: [
          .target(name: "CSample"), .executableTarget(name: "Sample", dependencies: ["CSample"]),
        ]
      )
      """,
      to: "Package.swift"
    )
    try FileManager.default.createDirectory(
      at: package.url.appending(path: "Sources/CSample/include"),
      withIntermediateDirectories: true
    )
    try package.write("const char *name(int number);\n", to: "Sources/CSample/include/sample.h")
    try package.write(
      """
      #include <assert.h>
      #include <stdlib.h>
      #include <string.h>
      #include "sample.h"

      static const char *const names[] = {"no", "one", "two"};
      const char *name(int number) {
        assert(number < 3);
        char *copy = malloc(4);
        memcpy(copy, names[number], number ? 4 : 3);
        return copy;
      }
      // BareMetal has one, too.
      void abort(void) { for (;;) {} }
      """,
      to: "Sources/CSample/sample.c"
    )
    try package.write(
      """
      import CSample
      @main struct Sample { static func main() { print(String(cString: name(2))) } }
      """,
      to: "Sources/Sample/Sample.swift"
    )
    for machine in ["riscv64-virt", "x86_64-pc"] {
      let result = try await package.swift(["run"] + SwiftSDKs.options + ["--swift-sdk", machine])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.text.hasSuffix("two\n"))
    }
  }

  @Test("a new library's tests pass on machines, with no file edited")
  func library() async throws {
    let package = try await Package("library")
    let result = try await package.test(Self.machines.flatMap { ["--machine", $0] })
    #expect(result.status == 0, "\(result.errors)")
    for machine in Self.machines {
      #expect(result.text.contains("✔ \(machine) with 1 test in 0 suites passed"))
    }
    // Nothing is compiled again, and nothing linked.
    let again = try await package.test(Self.machines.flatMap { ["--machine", $0] })
    #expect(again.status == 0)
    #expect(!again.errors.contains("ompiling") && !again.errors.contains("inking"))
  }

  @Test("machines of a triple have what is compiled in common, and each its image")
  func inCommon() async throws {
    let package = try await Package("library")
    let machines = ["x86_64-microvm", "x86_64-pc", "x86_64-q35"]
    let result = try await package.test(machines.flatMap { ["--machine", $0] })
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.ranges(of: "Compiling SampleTests").count == 1)
    for machine in machines {
      let image = package.url.appending(
        path: ".build/qemu-exit/\(machine)/SamplePackageTests.xctest"
      )
      #expect(try Data(contentsOf: image).firstRange(of: Data(machine.utf8)) != nil)
    }
  }

  @Test("tests may be asynchronous and throw without a type", arguments: ["memory", "none"])
  func asynchronous(isolation: String) async throws {
    let package = try await Package("library")
    try package.write(
      """
      import Testing

      func value(_ text: String) async throws -> Int { try #require(Int(text)) }

      @Suite struct Untyped {
        var none: Int?

        @MainActor @Test func passes() async throws {
          let four = try await value("4") // await
          #expect(try await value("4") == four, "async \\(four)")
          await confirmation { confirm async in confirm() }
        }
        @Test func fails() throws {
          let text = "  await "
          try #require(text == "async")
          Issue.record("not reached")
        }
        @Test func unwraps() async throws {
          Issue.record("not reached: \\(try #require(none))")
        }
        @Test func inHelper() async throws {
          Issue.record("not reached: \\(try await value("x"))")
        }
        @Test(arguments: [1, 2, 3]) func cases(_ number: Int) throws {
          try #require(number == 2)
        }
      }
      """,
      to: "Tests/SampleTests/SampleTests.swift"
    )
    let result = try await package.test(
      Self.machines.flatMap { ["--machine", $0] }
        + ["--report", "r.json", "--isolation", isolation]
    )
    #expect(result.status == 1, "\(result.errors)")
    let found = try issues(in: try package.json("r.json"))
    let machines = Self.machines.count
    func times(_ texts: [String]) -> [String] {
      Array(repeating: texts, count: machines).flatMap { $0 }
    }
    #expect(found["SampleTests.Untyped/passes()"] == [])
    #expect(
      found["SampleTests.Untyped/fails()"]
        == times(["15:9 Expectation failed: (text → \"  await \") == \"async\""])
    )
    #expect(
      found["SampleTests.Untyped/unwraps()"] == times(["19:38 Expectation failed: none → nil"])
    )
    #expect(
      found["SampleTests.Untyped/inHelper()"]
        == times(["3:54 Expectation failed: Int(text → \"x\") → nil"])
    )
    #expect(
      found["SampleTests.Untyped/cases(_:)"]
        == times([
          "25:9 Expectation failed: (number → 1) == 2",
          "25:9 Expectation failed: (number → 3) == 2",
        ])
    )
  }

  @Test("what waits for something is reported at its line, and what isn't compiled isn't")
  func concurrency() async throws {
    let package = try await Package("library")
    try package.write(
      """
      import Testing

      #if !hasFeature(Embedded)
        actor Host {}
        @Test func host() async throws { try await Task.sleep(for: .seconds(1)) }
      #endif

      @Test func sleeps() async throws {
        /* async */ try await Task.sleep(for: .seconds(1))
        async let value = 3
        for await x in stream {}
      }
      """,
      to: "Tests/SampleTests/SampleTests.swift"
    )
    let result = try await package.test(["--machine", "riscv64-virt"])
    #expect(result.status == 125)
    let source = package.url.appending(path: "Tests/SampleTests/SampleTests.swift").path
    let reason = "Embedded Swift has no concurrency on bare metal"
    for line in [
      "9:25: error: 'Task' can't be awaited", "10:3: error: 'async let' can't be used",
      "11:7: error: 'for await' can't be used",
    ] {
      #expect(result.errors.contains("\(source):\(line): \(reason)\n"), "\(result.errors)")
    }
    #expect(result.errors.ranges(of: reason).count == 3)
    #expect(result.errors.contains("#if !hasFeature(Embedded)"))
  }

  @Test(
    "targets for the host alone, and dependencies that are asynchronous, don't stand in the way"
  )
  func hostTargets() async throws {
    let package = try await Package("library")
    try package.write(
      """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(
        name: "Sample",
        dependencies: [.package(path: "Other")],
        targets: [
          .target(name: "Sample", dependencies: [.product(name: "Other", package: "Other")]),
          .testTarget(name: "SampleTests", dependencies: ["Sample"]),
          .testTarget(name: "HostTests", path: "Host"),
        ]
      )
      """,
      to: "Package.swift"
    )
    for folder in ["Other/Sources/Other", "Host"] {
      try FileManager.default.createDirectory(
        at: package.url.appending(path: folder),
        withIntermediateDirectories: true
      )
    }
    try package.write(
      """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(
        name: "Other",
        products: [.library(name: "Other", targets: ["Other"])],
        targets: [.target(name: "Other")]
      )
      """,
      to: "Other/Package.swift"
    )
    try package.write("public func four() async -> Int { 4 }\n", to: "Other/Sources/Other/a.swift")
    try package.write(
      "import Other\npublic func five() async -> Int { await four() + 1 }\n",
      to: "Sources/Sample/Sample.swift"
    )
    try package.write(
      "import Sample\nimport Testing\n@Test func adds() async { #expect(await five() == 5) }\n",
      to: "Tests/SampleTests/SampleTests.swift"
    )
    try package.write(
      "import Foundation\nimport Testing\n@Test func now() async { await Task.yield(); print(Date()) }\n",
      to: "Host/HostTests.swift"
    )
    try package.write("machines: [riscv64-virt]\nhost-targets: [HostTests]\n", to: "qemu-exit.yml")
    let result = try await package.test([])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.text.contains("Test run with 1 test in 0 suites passed"))
    // It is compiled once it isn't left out any more.
    try package.write(
      "import Testing\n@Test func new() {}\n",
      to: "Host/HostTests.swift"
    )
    #expect(try await package.test([]).text.contains("Test run with 1 test in"))
    try package.write("machines: [riscv64-virt]\n", to: "qemu-exit.yml")
    #expect(try await package.test([]).text.contains("Test run with 2 tests in"))
    try package.write("host-targets: [Host]\n", to: "qemu-exit.yml")
    let unknown = try await package.test([])
    #expect(unknown.status == 125 && unknown.errors.contains("no target 'Host'"))
  }

  @Test("a machine that the tests don't fit into doesn't keep others from running them")
  func tooLarge() async throws {
    let package = try await Package("library")
    try package.write(
      """
      import Testing

      let table: [256 of [64 of UInt32]] = .init(repeating: .init(repeating: 7))

      @Test func sums() { #expect(table[255][63] == 7) }
      """,
      to: "Tests/SampleTests/SampleTests.swift"
    )
    let result = try await package.test(
      ["--machine", "armv6m-microbit", "--machine", "armv6m-mps2-an505"]
    )
    #expect(result.status == 126, "\(result.errors)")
    #expect(result.text.contains("✔ Test sums() passed"))
    let problem = try #require(
      result.errors.split(separator: "\n").last { $0.contains("armv6m-microbit has no room for") }
    )
    #expect(problem.contains(/is too small by [0-9]+ bytes/))
  }

  @Test("swift test runs the tests, by the options that the tool prints")
  func swiftTest() async throws {
    let package = try await Package("library")
    try package.write(
      """
      import Testing

      @Test func passes() async {}
      @Test func fails() { #expect(1 == 2) }
      """,
      to: "Tests/SampleTests/SampleTests.swift"
    )
    let options = try await qemuExit(
      ["sdk", "test-options"] + SwiftSDKs.options + ["riscv64-virt"],
      in: package.url
    )
    #expect(options.status == 0, "\(options.errors)")
    func test(_ arguments: String) async throws -> CommandResult {
      let swift = try Project.toolchainProgram("swift").path
      return try await run(
        URL(filePath: "/bin/sh"),
        ["-c", "'\(swift)' test \(arguments) \(options.text)"],
        in: package.url
      )
    }
    let all = try await test("")
    #expect(all.status == 1)
    #expect(all.text.contains("✘ Test fails() recorded an issue at SampleTests.swift:4:"))
    #expect(all.text.contains("Target Platform: riscv64-none-none-eabi (riscv64-virt)"))
    let some = try await test(
      "--filter passes --xunit-output x.xml --event-stream-output-path=e.jsonl --no-parallel"
    )
    #expect(some.status == 0, "\(some.errors)")
    #expect(some.text.contains("✔ Test run with 1 test in 0 suites passed"))
    let xml = try String(contentsOf: package.url.appending(path: "x.xml"), encoding: .utf8)
    #expect(xml.contains("name=\"passes()\"") && !xml.contains("fails()"))
    let events = try String(contentsOf: package.url.appending(path: "e.jsonl"), encoding: .utf8)
    #expect(events.contains("\"runEnded\""))
    let none = try await test("--filter nothing")
    #expect(none.status == 0 && (none.text + none.errors).contains("No matching test cases"))
    let list = try await test("list")
    #expect(list.text.contains("SampleTests.passes()\nSampleTests.fails()\n"), "\(list.text)")
  }

  @Test("a package that doesn't compile, or has no tests, is told of in the compiler's words")
  func broken() async throws {
    let package = try await Package("library")
    try package.write("let x: Int = \"\"\n", to: "Sources/Sample/Sample.swift")
    let result = try await package.test(["--machine", "riscv64-virt"])
    #expect(result.status == 125)
    #expect(result.errors.contains("Sample.swift:1:14: error: "))
    #expect(result.errors.contains("building the tests for riscv64-none-none-eabi failed"))
    let program = try await Package("executable")
    try FileManager.default.removeItem(at: program.url.appending(path: "Tests"))
    try program.write(
      """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(name: "Sample", targets: [.executableTarget(name: "Sample")])
      """,
      to: "Package.swift"
    )
    let without = try await program.test(["--machine", "riscv64-virt"])
    #expect(without.status == 125)
    #expect(without.errors.contains("the package has no test targets"))
  }

  // MARK: The SDKs

  @Test("are listed and removed by both tools, and made once")
  func life() async throws {
    let folder = try TemporaryFolder()
    let options = ["--swift-sdks-path", folder.url.path]
    // Two at once: one of them waits, and both are content.
    async let other = qemuExit(["sdk", "install", "riscv64-virt"] + options)
    let first = try await qemuExit(["sdk", "install", "riscv64-virt", "riscv64-virt"] + options)
    #expect(first.status == 0 && first.text == "riscv64-virt\n", "\(first.errors)")
    #expect(try await other.status == 0)
    let again = try await qemuExit(["sdk", "install", "riscv64-virt"] + options)
    #expect(again.text == "riscv64-virt: nothing has changed\n" && again.errors.isEmpty)
    let list = try await qemuExit(["sdk", "list"] + options)
    #expect(list.text.contains(/riscv64-virt +Swift version .* current\n/))
    let swift = try Project.toolchainProgram("swift")
    #expect(try await run(swift, ["sdk", "list"] + options).text == "riscv64-virt\n")

    // One of another version is told of, and made anew.
    let stamp = folder.url.appending(path: "riscv64-virt.artifactbundle/qemu-exit.json")
    let text = try String(contentsOf: stamp, encoding: .utf8)
    try text.replacing("\"contents\" : \"", with: "\"contents\" : \"0").write(
      to: stamp,
      atomically: true,
      encoding: .utf8
    )
    #expect(try await qemuExit(["sdk", "list"] + options).text.contains("out of date"))
    #expect(try await qemuExit(["sdk", "install", "riscv64-virt"] + options).errors.isEmpty)
    #expect(try String(contentsOf: stamp, encoding: .utf8) == text)

    // Another one stays.
    let foreign = folder.url.appending(path: "other.artifactbundle")
    try FileManager.default.createDirectory(at: foreign, withIntermediateDirectories: true)
    #expect(try await qemuExit(["sdk", "remove", "other"] + options).status == 125)
    #expect(try await qemuExit(["sdk", "remove", "all"] + options).status == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left.sorted() == [".qemu-exit", "other.artifactbundle"])
    let common = folder.url.appending(path: ".qemu-exit").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: common) == ["lock"])
    let missing = try await qemuExit(["sdk", "remove", "riscv64-virt"] + options)
    #expect(missing.status == 125 && missing.errors.contains("no Swift SDK 'riscv64-virt'"))
  }

  @Test("that aren't finished aren't there", arguments: ["INT", "KILL"])
  func interrupted(signal: String) async throws {
    let folder = try TemporaryFolder()
    let options = ["--swift-sdks-path", folder.url.path]
    let result = try await run(
      URL(filePath: "/usr/bin/timeout"),
      ["-s", signal, "1", Project.tool.path, "sdk", "install", "riscv64-virt"] + options
    )
    #expect(result.status != 0)
    #expect(try await qemuExit(["sdk", "list"] + options).text.isEmpty)
    #expect(try await Processes.areGone(naming: folder.url.path))
    guard signal == "INT" else { return }
    let common = folder.url.appending(path: ".qemu-exit").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: common) == ["lock"])
  }

  @Test("that can't be made say why, and what helps")
  func badInput() async throws {
    let unknown = try await qemuExit(["sdk", "install", "riscv64-vitr"] + SwiftSDKs.options)
    #expect(unknown.status == 125)
    #expect(
      unknown.errors.contains("no machine is named 'riscv64-vitr'. Did you mean 'riscv64-virt'?")
    )

    // A toolchain that has nothing, then one that has Embedded Swift.
    let toolchain = try TemporaryFolder()
    let programs = toolchain.url.appending(path: "bin")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    for name in ["swift", "swiftc", "swift-frontend"] {
      let program = programs.appending(path: name)
      try Data("#!/bin/sh\n".utf8).write(to: program)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    }
    func install(_ path: String) async throws -> String {
      let folder = try TemporaryFolder()
      let result = try await qemuExit(
        ["sdk", "install", "--swift-sdks-path", folder.url.path, "riscv64-virt"],
        environment: ["PATH": path]
      )
      #expect(result.status == 125)
      return result.errors
    }
    #expect(try await install("/missing").contains("swiftc is not in PATH"))
    #expect(
      try await install(programs.path).contains("no Embedded Swift for riscv64-none-none-eabi")
    )
    try FileManager.default.createDirectory(
      at: toolchain.url.appending(path: "lib/swift/embedded/riscv64-none-none-eabi"),
      withIntermediateDirectories: true
    )
    #expect(try await install(programs.path).contains("no modules of swift-syntax"))
  }

  @Test("say that a folder is full or can't be written to")
  func badFolder() async throws {
    guard try await Mount.isPossible() else { return }
    let arguments = ["sdk", "install", "--swift-sdks-path", "sdks", "riscv64-virt"]
    let readOnly = try await Mount.readOnly.qemuExit(arguments)
    #expect(readOnly.status == 125)
    #expect(readOnly.errors.contains("Read-only file system. Choose another folder"))
    let full = try await Mount.memory(kibibytes: 300).qemuExit(arguments)
    #expect(full.status == 125)
    #expect(full.errors.contains("No space left on device"))
  }

  @Test("are made of all sources that the guests' libraries have")
  func sources() async throws {
    let file = Project.root.appending(path: "Sources/Host/CGuestSources/sources.c")
    let before = try Data(contentsOf: file)
    let script = Project.root.appending(path: "Scripts/guest-sources.sh")
    let result = try await run(script, ["-"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == before, "run Scripts/guest-sources.sh")
  }
}
