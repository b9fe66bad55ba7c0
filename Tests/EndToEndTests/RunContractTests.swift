import Foundation
import HostSupport
import QEMURunner
import TestSupport
import Testing

@Suite("qemu-exit run: what isn't a guest's code is a documented status and a clear message")
struct RunContractTests {
  @Test(
    "an image that never ends is killed",
    arguments: ["aarch64-virt", "riscv64-virt", "x86_64-microvm"]
  )
  func timeout(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.hang, options: ["--timeout", "2s"])
    #expect(result.status == 124)
    #expect(result.errors.contains("timed out"))
  }

  @Test("an image that floods is cut")
  func outputLimit() async throws {
    let result = try await Probe(machine: "riscv64-virt").run(
      .flood,
      options: ["--output-limit", "64KiB"]
    )
    #expect(result.status == 126)
    #expect(result.errors.contains("output"))
    #expect(result.output.count >= 64 << 10)
    #expect(result.output.count <= 128 << 10)
  }

  @Test("an image that floods its standard error is cut, too")
  func errorLimit() async throws {
    let result = try await Probe(machine: "riscv64-virt").run(
      .floodErrors,
      options: ["--output-limit", "64KiB"]
    )
    #expect(result.status == 126)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("wrote more than it may"))
    #expect(result.errors.utf8.count >= 64 << 10)
    #expect(result.errors.utf8.count <= 128 << 10)
  }

  @Test("a missing image")
  func missingImage() async throws {
    let result = try await qemuExit(["run", "/nonexistent/guest.elf"])
    #expect(result.status == 125)
    #expect(result.errors.contains("/nonexistent/guest.elf"))
    #expect(result.output.isEmpty)
  }

  @Test("words of a stranger's don't reach the terminal as commands to it")
  func hostileNames() async throws {
    let folder = try TemporaryFolder()
    let image = folder.url.appending(path: "\u{1B}]0;title\u{7}\u{1B}[2J\n::error::forged")
    try Data("not an image".utf8).write(to: image)
    let result = try await qemuExit(["run", image.path])
    #expect(result.status == 125)
    #expect(!result.errors.contains("\u{1B}") && !result.errors.contains("\u{7}"))
    #expect(result.errors.contains("\\u{1B}]0;title"), "\(result.errors)")

    // The names of the functions that the guest may be in as it hangs, wherever the image has them.
    let probe = try await Probe(machine: "riscv64-virt")
    let report = folder.url.appending(path: "report.json")
    // Time for the guest to get there, on a busy computer, too.
    let timeout = ["--timeout", "5s"]
    let options = timeout + ["--report", report.path]
    #expect(try await probe.run(.hang, options: options).status == 124)
    let core = (try jsonObject(at: report)["cores"] as? [[String: Any]])?.first
    let symbol = try #require(core?["symbol"] as? String)
    let names = ["$e5Probe", "probe_read_order"]
    #expect(names.contains { symbol.hasPrefix($0) }, "\(symbol)")
    let hostile = Data("\u{1B}[2J\n::error::".utf8)
    var bytes = probe.contents(.hang)
    for name in names.map({ Data($0.utf8) }) {
      while let start = bytes.firstRange(of: name)?.lowerBound {
        bytes.replaceSubrange(start..<start + hostile.count, with: hostile)
      }
    }
    let renamed = folder.url.appending(path: "renamed.elf")
    try bytes.write(to: renamed)
    let hung = try await qemuExit(["run"] + timeout + [renamed.path])
    #expect(hung.status == 124)
    #expect(hung.errors.contains("[2J"), "\(hung.errors)")
    #expect(!hung.errors.contains("\u{1B}") && !hung.errors.contains("\n::error"))
  }

  @Test("an ELF file that is cut off, at every kind of place")
  func truncatedImage() async throws {
    let folder = try TemporaryFolder()
    let image = try await Probe(machine: "aarch64-virt").contents(.exit)
    let url = folder.url.appending(path: "truncated.elf")
    for length in [0, 1, 4, 16, 52, 63, 64, 100, 4096, 0x10100] {
      try image.prefix(length).write(to: url)
      let result = try await qemuExit(["run", url.path])
      #expect(result.status == 125, "\(length) bytes")
      #expect(result.errors.contains("truncated.elf"), "\(length) bytes: \(result.errors)")
    }
  }

  @Test("an ELF file for a machine that isn't supported")
  func unsupportedMachine() async throws {
    let folder = try TemporaryFolder()
    var image = try await Probe(machine: "riscv32-virt").contents(.exit)
    // e_machine: EM_MIPS
    image[image.startIndex + 18] = 8
    image[image.startIndex + 19] = 0
    let url = folder.url.appending(path: "mips.elf")
    try image.write(to: url)
    let result = try await qemuExit(["run", url.path])
    #expect(result.status == 125)
    #expect(result.errors.contains("MIPS"), "\(result.errors)")
  }

  @Test("a missing QEMU, by name and by search")
  func missingQEMU() async throws {
    try await Probe(machine: "aarch64-virt").withImage(.exit) { image in
      let named = try await qemuExit(["run", "--qemu", "/nonexistent/qemu", image.path])
      #expect(named.status == 125)
      #expect(named.errors.contains("/nonexistent/qemu"))
      let searched = try await qemuExit(["run", image.path], environment: ["PATH": "/nonexistent"])
      #expect(searched.status == 125)
      #expect(searched.errors.contains("qemu-system-aarch64"))
      #expect(searched.errors.contains("apt-get install"))
    }
  }

  @Test("a QEMU that fails to start is told from a guest that ends with 1")
  func failedToStart() async throws {
    try await Probe(machine: "aarch64-virt").withImage(.exitFailure) { image in
      let failed = try await qemuExit(["run", "--qemu-arg=-nonexistent-option", image.path])
      #expect(failed.status == 125)
      #expect(failed.errors.contains("nonexistent-option"))
      let ended = try await qemuExit(["run", image.path])
      #expect(ended.status == 1)
    }
  }

  @Test("a signal to the tool ends QEMU, and then the tool as the signal does")
  func signals() async throws {
    for (name, number) in [("INT", 2), ("TERM", 15), ("HUP", 1), ("KILL", 9)] as [(String, Int32)] {
      let temporary = try TemporaryFolder()
      try await Probe(machine: "riscv64-virt").withImage(.hang) { image in
        let result = try await run(
          URL(filePath: "/usr/bin/timeout"),
          ["--preserve-status", "-s", name, "2", Project.tool.path, "run", image.path],
          environment: ProcessInfo.processInfo.environment.merging([
            "TMPDIR": temporary.url.path
          ]) { $1 }
        )
        #expect(result.status == 128 + number, "\(name): \(result.errors)")
        // SIGKILL leaves QEMU to the kernel, which takes its time.
        let areGone = try await Processes.areGone(naming: image.path)
        #expect(areGone, "\(name)")
        // What SIGKILL leaves, a later run removes. The folder that a user's runs have in common stays.
        let left = try FileManager.default.contentsOfDirectory(atPath: temporary.url.path)
          .filter { $0 != "qemu-exit-\(geteuid())" }
        #expect(left.isEmpty || name == "KILL", "\(name): \(left)")
      }
    }
  }

  @Test("output that can't be written is an error, and the report says so")
  func lostOutput() async throws {
    let folder = try TemporaryFolder()
    let report = folder.url.appending(path: "report.json")
    try await Probe(machine: "riscv64-virt").withImage(.flood) { image in
      let result = try await run(
        URL(filePath: "/bin/sh"),
        [
          "-c", "exec \"$0\" run --report \"$1\" \"$2\" >/dev/full", Project.tool.path,
          report.path, image.path,
        ]
      )
      #expect(result.status == 126)
      #expect(result.errors.contains("No space left"), "\(result.errors)")
    }
    let json = try jsonObject(at: report)
    #expect(json["verdict"] as? String == "output-lost")
    #expect(json["code"] == nil)
  }

  @Test(
    "a reader that stops reading doesn't keep a killed guest's verdict",
    arguments: [
      // One that has gone is noticed at the guest's first bytes.
      ("sleep 5", ["--timeout", "1s"], 124),
      // More than the pipe holds, and less than waits for it.
      ("sleep 20", ["--output-limit", "80KiB"], 126),
      // That of SIGPIPE, as of any program.
      ("true", ["--timeout", "20s"], 141),
      ("head -1", ["--timeout", "20s"], 141),
    ] as [(String, [String], Int32)]
  )
  func stalledReader(reader: String, options: [String], status: Int32) async throws {
    try await Probe(machine: "riscv64-virt").withImage(.flood) { image in
      let result = try await run(
        URL(filePath: "/usr/bin/timeout"),
        [
          "-s", "KILL", "30", "/bin/bash", "-c",
          "\"$0\" run \"$@\" | \(reader); exit ${PIPESTATUS[0]}", Project.tool.path,
        ] + options + [image.path]
      )
      #expect(result.status == status, "\(reader): \(result.errors)")
      if status == 141 { #expect(result.errors == "") }
      #expect(try await Processes.areGone(naming: image.path))
    }
  }

  @Test("whoever ignores SIGPIPE is told of a reader that has gone")
  func ignoredBrokenPipe() async throws {
    let folder = try TemporaryFolder()
    let report = folder.url.appending(path: "report.json")
    try await Probe(machine: "riscv64-virt").withImage(.flood) { image in
      let result = try await run(
        URL(filePath: "/bin/bash"),
        [
          "-c", "trap '' PIPE; \"$0\" run --report \"$1\" \"$2\" | true; exit ${PIPESTATUS[0]}",
          Project.tool.path, report.path, image.path,
        ]
      )
      #expect(result.status == 126)
      #expect(result.errors.contains("Broken pipe"), "\(result.errors)")
    }
    #expect(try jsonObject(at: report)["verdict"] as? String == "output-lost")
  }

  /// Readers that don't read.
  enum Stalled: CaseIterable {
    case stoppedTerminal, unreadTerminal, terminalsDevice, pipe, socket
  }

  /// What such a reader is to read from, and what keeps it open.
  private func stalled(_ kind: Stalled) throws -> (Int32, AnyObject) {
    switch kind {
    case .stoppedTerminal, .unreadTerminal, .terminalsDevice:
      let terminal = try PseudoTerminal()
      if kind == .stoppedTerminal { terminal.stop() }
      return (kind == .terminalsDevice ? terminal.device : terminal.terminal, terminal)
    case .pipe, .socket:
      var ends: [Int32] = [-1, -1]
      let failure =
        kind == .pipe ? pipe(&ends) : socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
      #expect(failure == 0)
      let files = ends.map { FileHandle(fileDescriptor: $0, closeOnDealloc: true) }
      // Full from the beginning.
      _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
      let bytes = [UInt8](repeating: 0x2E, count: 4096)
      while write(ends[1], bytes, bytes.count) > 0 {}
      _ = fcntl(ends[1], F_SETFL, 0)
      return (ends[1], files as AnyObject)
    }
  }

  @Test(
    "nobody who stops reading keeps a guest from the end of its time, or the tool from its own",
    arguments: Stalled.allCases,
    [1, 2]
  )
  func stalled(kind: Stalled, stream: Int32) async throws {
    try await Probe(machine: "riscv64-virt").withImage(stream == 1 ? .flood : .hang) { image in
      try await ProcessorSlots.shared.withSlot {
        let (descriptor, owner) = try stalled(kind)
        defer { withExtendedLifetime(owner) {} }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments = [
          "-s", "KILL", "60", Project.tool.path, "run", "--timeout", "2s", image.path,
        ]
        process.standardInput = FileHandle.nullDevice
        let writing = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        process.standardOutput = stream == 1 ? writing : FileHandle.nullDevice
        process.standardError = stream == 2 ? writing : FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 124)
        #expect(process.terminationReason == .exit)
      }
    }
  }

  @Test(
    "the printed command does the same by hand",
    arguments: ["armv7-virt", "aarch64-virt-bios"]
  )
  func printedCommand(machine: String) async throws {
    try await Probe(machine: machine).withImage(.exit, code: 66) { image in
      let printed = try await qemuExit(["run", "--print-command", image.path])
      #expect(printed.status == 0, "\(printed.errors)")
      let result = try await run(URL(filePath: "/bin/sh"), ["-c", printed.text])
      #expect(result.status == 66, "\(printed.text) \(result.errors)")
    }
  }

  @Test("whoever ignores SIGCHLD still gets the guest's code")
  func ignoredSignal() async throws {
    try await Probe(machine: "riscv64-virt").withImage(.exit, code: 13) { image in
      let result = try await run(
        URL(filePath: "/usr/bin/env"),
        ["--ignore-signal=CHLD", Project.tool.path, "run", image.path]
      )
      #expect(result.status == 13)
    }
  }

  @Test("what a guest starts on the host ends with it", arguments: [0, 5] as [UInt32])
  func hostProcesses(code: UInt32) async throws {
    // A number that no other test sleeps for.
    let seconds = UInt32(ProcessInfo.processInfo.processIdentifier) + 1_000_000 * (code + 1)
    let result = try await Probe(machine: "aarch64-virt").run(
      .hostCommand,
      code: code,
      extra: seconds,
      options: ["--timeout", code == 0 ? "3s" : "30s", "--allow-command", "sleep"]
    )
    #expect(result.status == (code == 0 ? 124 : 5), "\(result.errors)")
    let digits = String(seconds)
    let padded = String(repeating: "0", count: 10 - digits.count) + digits
    // It is killed, which takes effect a little later.
    #expect(try await Processes.areGone(naming: "sleep\0\(padded)"))
  }

  @Test("a report that can't be written is an error")
  func unwritableReport() async throws {
    let probe = try await Probe(machine: "riscv64-virt")
    let result = try await probe.run(.exit, options: ["--report", "/nonexistent/report.json"])
    #expect(result.status == 125)
    #expect(result.errors.contains("/nonexistent/report.json"))
    #expect(result.output.isEmpty)
  }

  @Test("shells can complete its commands", arguments: ["bash", "zsh", "fish"])
  func completion(shell: String) async throws {
    let script = try await qemuExit(["--generate-completion-script", shell])
    #expect(script.status == 0)
    #expect(script.text.contains("output-limit"))
  }

  @Test("bad usage")
  func badUsage() async throws {
    #expect(try await qemuExit(["run"]).status == 125)
    #expect(try await qemuExit(["run", "--timeout", "soon", "x"]).status == 125)
    #expect(try await qemuExit(["run", "--no-such-option", "x"]).status == 125)
    #expect(try await qemuExit(["run", "--machine", "no-such", "/bin/true"]).status == 125)
  }

  @Test("x86: one image runs on every machine of its width", arguments: ["microvm", "pc", "q35"])
  func machineOverride(type: String) async throws {
    try await Probe(machine: "x86_64-microvm").withImage(.exit, code: 77) { image in
      for name in [type, "x86_64-\(type)"] {
        let result = try await qemuExit(["run", "--machine", name, image.path])
        #expect(result.status == 77, "\(name): \(result.errors)")
      }
    }
  }

  @Test("the machine comes from the image", arguments: Machine.available.map(\.id))
  func machineFromImage(machine: String) async throws {
    let folder = try TemporaryFolder()
    let report = folder.url.appending(path: "report.json")
    let result = try await Probe(machine: machine).run(
      .exit,
      code: 11,
      options: ["--report", report.path]
    )
    #expect(result.status == 11)
    let json = try jsonObject(at: report)
    #expect(json["machine"] as? String == machine)
    #expect(json["code"] as? Int == 11)
    #expect(json["verdict"] as? String == "exited")
  }

  @Test("an image without our note gets its architecture's default machine")
  func machineFromHeader() async throws {
    let folder = try TemporaryFolder()
    let image = folder.url.appending(path: "plain.elf")
    let clang = try Project.toolchainProgram("clang")
    let source = Project.root.appending(path: "Examples/exit-from-flash/Assembly/computed.S")
    let build = try await run(
      clang,
      [
        "--target=aarch64-none-elf", "-nostdlib", "-fuse-ld=lld", "-Wl,-Ttext=0x40100000",
        "-o", image.path, source.path,
      ]
    )
    #expect(build.status == 0, "\(build.errors)")
    #expect(try await qemuExit(["run", image.path]).status == 2)
  }

  @Test("the tool says its version and helps")
  func versionAndHelp() async throws {
    let version = try await qemuExit(["--version"])
    #expect(version.status == 0)
    #expect(version.text.contains(/^[0-9]+\.[0-9]+\.[0-9]+/))
    for arguments in [
      ["--help"], ["run", "--help"], ["machines", "--help"], ["doctor", "--help"],
    ] {
      let help = try await qemuExit(arguments)
      #expect(help.status == 0)
      #expect(help.text.contains("USAGE"))
    }
  }

  @Test("machines lists the catalogue, as a table and as JSON")
  func machines() async throws {
    let table = try await qemuExit(["machines"])
    let json = try await qemuExit(["machines", "--json"])
    #expect(table.status == 0 && json.status == 0)
    for machine in Machine.catalogue {
      #expect(table.text.contains(machine.id))
      #expect(json.text.contains("\"\(machine.id)\""))
    }
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: json.output) }
    let available = try await qemuExit(["machines", "--ids", "--available"])
    let ids = available.text.split(separator: "\n").map(String.init)
    #expect(ids == Machine.available.map(\.id) && ids.contains("aarch64-virt"))
    let nothing = try await qemuExit(
      ["machines", "--ids", "--available"],
      environment: ["PATH": "/nonexistent"]
    )
    #expect(nothing.status == 0 && nothing.text.isEmpty)
  }

  @Test("doctor finds what is here, and says what to install where nothing is")
  func doctor() async throws {
    let here = try await qemuExit(["doctor"])
    #expect(here.status == 0, "\(here.text)")
    #expect(here.text.contains("qemu-system-aarch64"))
    let nothing = try await qemuExit(["doctor"], environment: ["PATH": "/nonexistent"])
    #expect(nothing.status == 1)
    #expect(nothing.text.contains("apt-get install"))
  }
}
