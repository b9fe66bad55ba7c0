import Foundation
import QEMURunner
import TestSupport
import Testing

@Suite("What became of a run: each verdict, with the evidence for it")
struct VerdictTests {
  /// Boots by `qemu-exit run` and returns what the report says.
  func report(
    _ machine: String,
    _ action: ProbeAction,
    code: UInt32 = 0,
    options: [String] = [],
    environment: [String: String]? = nil
  ) async throws -> (result: CommandResult, json: [String: Any]) {
    let folder = try TemporaryFolder()
    let report = folder.url.appending(path: "report.json")
    let result = try await Probe(machine: machine).run(
      action,
      code: code,
      options: ["--report", report.path] + options,
      environment: environment
    )
    return (result, try jsonObject(at: report))
  }

  @Test(
    "trapped: the kind, the address, the function, the file and the line",
    arguments: Machine.available.map(\.id)
  )
  func trapped(machine: String) async throws {
    let (result, json) = try await report(machine, .undefinedInstruction)
    #expect(result.status == 1)
    #expect(json["verdict"] as? String == "trapped" && json["code"] as? Int == 1)
    let trap = try #require(json["trap"] as? [String: Any], "\(machine): \(result.errors)")
    let kind = try #require(trap["kind"] as? String)
    let pc = try #require(trap["pc"] as? String)
    // ARMv6-M has one exception for all.
    let kinds = ["undefined instruction", "illegal instruction", "hard fault"]
    #expect(kinds.contains(kind), "\(machine): \(kind)")
    #expect(result.text.contains("trap: \(kind) at \(pc), address 0x"))
    #expect(trap["function"] as? String == "probe_execute_undefined", "\(machine): \(trap)")
    #expect((trap["file"] as? String)?.hasSuffix("/CProbe/include/probe.h") == true)
    let line = try #require(trap["line"] as? Int)
    let source = Project.root.appending(path: "Tests/Guests/Sources/CProbe/include/probe.h")
    let lines = try String(contentsOf: source, encoding: .utf8).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    #expect(lines[line - 1].contains("__asm__ volatile(\""), "\(machine): line \(line)")
    #expect(result.errors.contains("\(kind) at \(pc) in probe_execute_undefined"))
  }

  @Test(
    "trapped: Swift's own checks by name",
    arguments: ["aarch64-virt", "riscv32-virt", "i686-pc"]
  )
  func failedCheck(machine: String) async throws {
    let (result, json) = try await report(machine, .arrayIndex, code: 5)
    let trap = try #require(json["trap"] as? [String: Any], "\(result.errors)")
    #expect(trap["message"] as? String == "Index out of range")
    #expect((trap["file"] as? String)?.hasSuffix("/Misuse.swift") == true, "\(trap)")
    #expect((trap["function"] as? String)?.contains("element") == true, "\(trap)")
    #expect(result.errors.contains("Misuse.swift:"))
    #expect(result.errors.contains("Index out of range"))
  }

  @Test("a failure without a report isn't a trap, and a report without a failure isn't one")
  func notTrapped() async throws {
    let (_, failure) = try await report("riscv64-virt", .exitFailure)
    #expect(failure["verdict"] as? String == "exited" && failure["trap"] == nil)
    // 1, but the console ends with something else.
    let (_, console) = try await report("riscv64-virt", .console, code: 1)
    #expect(console["verdict"] as? String == "exited" && console["code"] as? Int == 1)
  }

  @Test(
    "stopped: a triple fault, a lock-up, a reset",
    arguments: [
      ("x86_64-microvm", "triple-fault"), ("x86_64-q35", "triple-fault"),
      ("i686-pc", "triple-fault"),
      ("armv7em-mps2-an386", "lock-up"), ("armv6m-microbit", "lock-up"),
    ]
  )
  func faultTwice(machine: String, reason: String) async throws {
    let (result, json) = try await report(machine, .faultTwice)
    #expect(result.status == 126)
    #expect(json["verdict"] as? String == "stopped")
    #expect(json["reason"] as? String == reason, "\(result.errors)")
    let (_, reset) = try await report("riscv64-virt", .sifiveReset)
    #expect(reset["reason"] as? String == "reset")
  }

  @Test("timed out: the function, the file and the line, on every core")
  func timedOut() async throws {
    let (result, json) = try await report(
      "aarch64-virt",
      .hang,
      options: ["--timeout", "2s", "--smp", "2"]
    )
    #expect(result.status == 124)
    let cores = try #require(json["cores"] as? [[String: Any]], "\(result.errors)")
    #expect(cores.count == 2)
    let files = cores.compactMap { $0["file"] as? String }
    #expect(files.contains { $0.hasSuffix("Probe.swift") || $0.hasSuffix("probe.h") }, "\(cores)")
    #expect(cores.contains { $0["line"] as? Int ?? 0 > 0 })
  }

  @Test("nothing ran: a bad image and a missing QEMU are in the report, too")
  func nothingRan() async throws {
    let folder = try TemporaryFolder()
    let report = folder.url.appending(path: "report.json")
    let bad = try await qemuExit(["run", "--report", report.path, "/etc/passwd"])
    #expect(bad.status == 125)
    var json = try jsonObject(at: report)
    #expect(json["verdict"] as? String == "bad-image" && json["exitStatus"] as? Int == 125)
    #expect((json["reason"] as? String)?.contains("/etc/passwd") == true)
    #expect(json["command"] == nil && json["machine"] == nil)

    let (missing, other) = try await self.report(
      "aarch64-virt",
      .exit,
      environment: ["PATH": "/nonexistent"]
    )
    json = other
    #expect(missing.status == 125)
    #expect(json["verdict"] as? String == "missing-qemu")
    #expect((json["reason"] as? String)?.contains("apt-get install") == true)
    #expect(json["machine"] as? String == "aarch64-virt")
  }

  @Test(
    "killed from outside is told from a crash",
    arguments: [
      ("KILL", 9, "killed"), ("TERM", 15, "killed"), ("INT", 2, "killed"), ("QUIT", 3, "killed"),
      ("SEGV", 11, "crashed"), ("ABRT", 6, "crashed"),
    ] as [(String, Int, String)]
  )
  func killed(name: String, signal: Int, verdict: String) async throws {
    let folder = try TemporaryFolder()
    let report = folder.url.appending(path: "report.json")
    try await Probe(machine: "riscv64-virt").withImage(.flood) { image in
      // The first output shows that the guest runs: then its QEMU, the tool's only child, is killed.
      let script = """
        "$0" run --output-limit 0 --report "$1" "$2" | {
          head -c 100000 >/dev/null
          tool=$(pgrep -f "^$0 run --output-limit 0 --report $1" | head -1)
          kill -\(name) "$(pgrep -P "$tool")"
          cat >/dev/null
        }
        exit ${PIPESTATUS[0]}
        """
      let result = try await run(
        URL(filePath: "/bin/bash"),
        ["-c", script, Project.tool.path, report.path, image.path]
      )
      #expect(result.status == 126, "\(result.errors)")
      #expect(result.errors.contains("signal \(signal)"), "\(result.errors)")
    }
    let json = try jsonObject(at: report)
    #expect(json["verdict"] as? String == verdict)
    #expect(json["signal"] as? Int == signal)
  }

  @Test("500 guests that end with 1 and 500 QEMUs that fail to start with 1: never confused")
  func neverConfused() async throws {
    try await Probe(machine: "riscv64-virt").withImage(.exitFailure) { image in
      for (option, status) in [("--verbose", 1), ("--qemu-arg=-nonexistent-option", 125)] {
        // With other tests beside it, so that processors are scarce.
        let script = """
          seq 500 | xargs -P 3 -I{} sh -c '"$0" run "$1" "$2" >/dev/null 2>&1; echo $?' "$0" "$1" "$2" |
            sort | uniq -c
          """
        let result = try await run(
          URL(filePath: "/bin/bash"),
          ["-c", script, Project.tool.path, option, image.path]
        )
        let words = result.text.split(whereSeparator: \.isWhitespace)
        #expect(words == ["500", "\(status)"], "\(option): \(result.text)")
      }
    }
  }
}
