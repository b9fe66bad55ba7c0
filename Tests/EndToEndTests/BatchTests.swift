import Foundation
import FoundationXML
import HostSupport
import QEMURunner
import TestSupport
import Testing

@Suite("qemu-exit run with several images")
struct BatchTests {
  /// A folder with guests that do different things.
  private func images() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let probe = try await Probe(machine: "riscv64-virt")
    let contents = [
      "passes": probe.contents(.exit), "fails": probe.contents(.exit, code: 3),
      "traps": probe.contents(.undefinedInstruction), "hangs": probe.contents(.hang),
      "bad": Data("no image".utf8),
    ]
    for (name, bytes) in contents { try bytes.write(to: folder.url.appending(path: name)) }
    return folder
  }

  /// Runs with a terminal as standard output and error. What is written ends lines by CR and LF.
  private func runOnTerminal(_ command: String, in directory: URL, environment: [String: String])
    async throws -> CommandResult
  {
    try await run(
      URL(filePath: "/usr/bin/script"),
      ["-qec", command, "/dev/null"],
      in: directory,
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 }
    )
  }

  @Test("each verdict is told, on standard output and in each report")
  func everything() async throws {
    let folder = try await images()
    let result = try await qemuExit(
      [
        "run", "--timeout", "2s", "--report", "r.json", "--junit", "r.xml", "--tap", "r.tap",
        "passes", "fails", "traps", "hangs", "bad",
      ],
      in: folder.url
    )
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.errors.isEmpty)
    for line in [
      "passed passes", "FAILED fails: ended with code 3", "FAILED traps: met an exception: illegal",
      "FAILED hangs: timed out", "FAILED bad: not an ELF file", "5 images, 4 failed, in ",
    ] {
      #expect(result.text.split(separator: "\n").contains { $0.hasPrefix(line) }, "\(line)")
    }
    #expect(result.text.contains("--- console\n\ntrap: illegal instruction at 0x"))

    let json = try jsonObject(at: folder.url.appending(path: "r.json"))
    let runs = try #require(json["runs"] as? [[String: Any]])
    #expect(runs.map { $0["name"] as? String } == ["passes", "fails", "traps", "hangs", "bad"])
    let attempts = runs.compactMap { ($0["attempts"] as? [[String: Any]])?.first }
    #expect(
      attempts.map { $0["verdict"] as? String } == [
        "exited", "exited", "trapped", "timed-out", "bad-image",
      ]
    )
    let trap = try #require(attempts[2]["trap"] as? [String: Any])
    #expect((trap["file"] as? String)?.hasSuffix("probe.h") == true)

    let xml = try Data(contentsOf: folder.url.appending(path: "r.xml"))
    let cases = try XMLDocument(data: xml).nodes(forXPath: "/testsuites/testsuite/testcase")
    #expect(
      cases.map { $0.children?.first?.name } == [nil, "failure", "failure", "failure", "error"]
    )

    let tap = try String(contentsOf: folder.url.appending(path: "r.tap"), encoding: .utf8)
    let points = tap.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(
      points == [
        "TAP version 14", "1..5", "ok 1 - passes", "not ok 2 - fails", "not ok 3 - traps",
        "not ok 4 - hangs", "not ok 5 - bad",
      ]
    )
  }

  @Test("the status is 0 if all are as expected, 125 if nothing ran")
  func statuses() async throws {
    let folder = try await images()
    func status(_ arguments: String...) async throws -> Int32 {
      try await qemuExit(["run"] + arguments, in: folder.url).status
    }
    #expect(try await status("passes", "passes") == 0)
    #expect(try await status("passes", "bad") == 1)
    #expect(try await status("bad", "/nonexistent") == 125)
    #expect(try await status("passes", "passes", "--qemu", "/nonexistent") == 125)
    #expect(try await status("--expect", "3", "fails", "fails") == 0)
    #expect(try await status("--expect", "bad-image", "bad", "/nonexistent") == 0)
    #expect(try await status("--jobs", "0", "passes", "passes") == 125)
    #expect(try await status("--stdin", "uart", "passes", "passes") == 125)
    #expect(try await status("--expect", "maybe", "passes", "passes") == 125)
    // With one image and --jobs, it's a batch.
    #expect(try await status("--jobs", "3", "fails") == 1)
  }

  @Test("the same image named twice is two runs, and what they write never mixes")
  func manyRuns() async throws {
    let hello = try await GuestImages.shared.image(
      "Hello",
      of: "Examples/hello",
      for: "riscv64-virt"
    )
    let result = try await qemuExit(
      ["run", "--jobs", "8", "--verbose"] + [String](repeating: hello.path, count: 24)
    )
    #expect(result.status == 1)
    let console = "--- console\nHello from bare metal\n---\n"
    #expect(result.text.ranges(of: console).count == 24)
    #expect(result.text.contains("24 images, 24 failed, in "))
  }

  @Test("arguments are each guest's")
  func guestArguments() async throws {
    try await Probe(machine: "riscv64-virt").withImage(.arguments) { image in
      let result = try await qemuExit(
        ["run", "--verbose", image.path, image.path, "--", "one", "two words", "--jobs"]
      )
      #expect(result.text.ranges(of: "two words").count >= 2, "\(result.text)")
    }
  }

  @Test("on a terminal a guest's controls are shown and not obeyed, elsewhere they are as they are")
  func controls() async throws {
    try await Probe(machine: "riscv64-virt").withImage(.arguments) { image in
      let arguments = ["run", "--jobs", "1", "--expect", "99", image.path, "--", "a\u{1B}[31mb"]
      let plain = try await qemuExit(arguments)
      #expect(plain.text.contains("a\u{1B}[31mb"), "\(plain.text)")
      let command = ([Project.tool.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
      let shown = try await run(
        URL(filePath: "/usr/bin/script"),
        ["--quiet", "--return", "--command", command, "/dev/null"]
      )
      #expect(shown.status == 1, "\(shown.text)")
      #expect(shown.text.contains("a\\u{1B}[31mb"), "\(shown.text)")
      #expect(!shown.text.contains("a\u{1B}[31mb"), "\(shown.text)")
    }
  }

  @Test("a signal ends all of them, and the reports say so", arguments: [("INT", 2), ("TERM", 15)])
  func signals(name: String, number: Int32) async throws {
    let folder = try await images()
    let hang = folder.url.appending(path: "hangs").path
    let report = folder.url.appending(path: "r.json")
    let result = try await run(
      URL(filePath: "/usr/bin/timeout"),
      [
        "--preserve-status", "-s", name, "2", Project.tool.path, "run", "--timeout", "60s",
        "--jobs",
        "3", "--report", report.path, hang, hang, hang, hang,
      ]
    )
    #expect(result.status == 128 + number, "\(result.text)\(result.errors)")
    #expect(result.text.contains("4 images, 4 cancelled, in "))
    #expect(try await Processes.areGone(naming: hang))
    let json = try jsonObject(at: report)
    #expect(json["status"] as? String == "cancelled")
    let runs = try #require(json["runs"] as? [[String: Any]])
    let attempts = runs.compactMap { ($0["attempts"] as? [[String: Any]])?.count }
    #expect(attempts.sorted() == [0, 1, 1, 1])
  }

  @Test("a tool that is killed leaves no QEMU behind")
  func killed() async throws {
    let folder = try await images()
    let hang = folder.url.appending(path: "hangs").path
    let result = try await run(
      URL(filePath: "/usr/bin/timeout"),
      ["-s", "KILL", "2", Project.tool.path, "run", "--jobs", "2", hang, hang]
    )
    #expect(result.status == 137)
    #expect(try await Processes.areGone(naming: hang))
  }

  @Test("an image that fails once is run again, and is told as flaky")
  func flaky() async throws {
    let folder = try TemporaryFolder()
    let source = folder.url.appending(path: "flaky.S")
    // Ends with 0 if its folder has the file, and otherwise makes the file and ends with 3.
    try Data(
      """
      .global _start
      _start:
        adr x9, block
        adr x10, name
        str x10, [x9]
        mov x10, #4
        str x10, [x9, #16]
        mov x10, #0
        bl open
        cmn x0, #1
        mov x11, #0
        b.ne end
        mov x10, #4
        bl open
        mov x11, #3
      end:
        adr x1, reason
        str x11, [x1, #8]
        mov w0, #0x18
        hlt #0xf000
      open:
        str x10, [x9, #8]
        mov x1, x9
        mov w0, #1
        hlt #0xf000
        ret
      .balign 8
      reason: .quad 0x20026, 0
      block: .quad 0, 0, 0
      name: .asciz "flag"

      """.utf8
    ).write(to: source)
    let build = try await run(
      try Project.toolchainProgram("clang"),
      [
        "--target=aarch64-none-elf", "-nostdlib", "-fuse-ld=lld", "-Wl,-Ttext=0x40100000", "-Wl,-N",
        "-o", "flaky.elf", source.path,
      ],
      in: folder.url
    )
    #expect(build.status == 0, "\(build.errors)")
    let arguments = ["run", "--share", ".", "--report", "r.json", "--junit", "r.xml", "flaky.elf"]
    let once = try await qemuExit(arguments, in: folder.url)
    #expect(once.status == 3, "\(once.errors)")
    try FileManager.default.removeItem(at: folder.url.appending(path: "flag"))
    let result = try await qemuExit(arguments + ["--retries", "2"], in: folder.url)
    #expect(result.status == 0, "\(result.text)")
    #expect(result.text.contains("flaky flaky.elf ("))
    #expect(result.text.contains("attempt 1: ended with code 3\n  attempt 2: as expected\n"))
    #expect(result.text.contains("1 image, 1 flaky, in "))
    let json = try jsonObject(at: folder.url.appending(path: "r.json"))
    let runs = try #require(json["runs"] as? [[String: Any]])
    #expect(runs.first?["status"] as? String == "flaky")
    #expect((runs.first?["attempts"] as? [Any])?.count == 2)
    let xml = try String(contentsOf: folder.url.appending(path: "r.xml"), encoding: .utf8)
    #expect(xml.contains("<flakyFailure message=\"ended with code 3\""))
  }

  @Test("on a terminal there's colour and one line that is cleared, and neither elsewhere")
  func terminal() async throws {
    let folder = try await images()
    let command = "'\(Project.tool.path)' run passes fails"
    let colored = try await runOnTerminal(
      command,
      in: folder.url,
      environment: ["NO_COLOR": "", "TERM": "xterm"]
    )
    #expect(colored.text.contains("\u{1B}[31mFAILED\u{1B}[0m fails"), "\(colored.text)")
    #expect(colored.text.contains("\r\u{1B}[K["))
    // What passes isn't worth a line there.
    #expect(!colored.text.contains("passed"))
    let plain = try await runOnTerminal(
      command,
      in: folder.url,
      environment: ["NO_COLOR": "1", "TERM": "dumb"]
    )
    #expect(plain.text.contains("FAILED fails"))
    #expect(!plain.text.contains("\u{1B}"))
    let piped = try await qemuExit(["run", "passes", "fails"], in: folder.url)
    #expect(!piped.text.contains("\u{1B}") && piped.errors.isEmpty)
    #expect(piped.text.contains("passed passes"))
  }

  @Test("a console that is long is cut in the middle, and memory doesn't grow with it")
  func longConsole() async throws {
    let result = try await Probe(machine: "riscv64-virt").run(
      .flood,
      options: ["--jobs", "1", "--output-limit", "1MiB"]
    )
    #expect(result.status == 1)
    #expect(result.text.contains("wrote more than it may"))
    #expect(
      result.text.contains(/\[[0-9]{6} bytes left out\]/) || result.text.contains("bytes left")
    )
    #expect(result.output.count < 128 << 10)
  }

  @Test("a closed standard output or error changes no status")
  func closedStreams() async throws {
    let folder = try await images()
    for redirection in [">&-", "2>&-", ">&- 2>&-", ">/dev/full", "<&-"] {
      let result = try await run(
        URL(filePath: "/bin/sh"),
        ["-c", "exec '\(Project.tool.path)' run passes fails \(redirection)"],
        in: folder.url
      )
      #expect(result.status == 1, "\(redirection)")
    }
  }
}
