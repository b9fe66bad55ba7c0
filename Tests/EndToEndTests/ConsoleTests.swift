import Foundation
import QEMURunner
import TestSupport
import Testing

@Suite("The standard streams: print, standard output, standard error, standard input")
struct ConsoleTests {
  static let machines = Machine.available

  static let shell = URL(filePath: "/bin/sh")

  /// Runs a shell's command, in which `$0` is the tool and `$1` an image.
  func runInShell(_ command: String, _ image: URL) async throws -> CommandResult {
    try await run(Self.shell, ["-c", command, Project.tool.path, image.path])
  }

  static let withSemihosting = machines.filter(\.architecture.hasSemihosting)

  /// How many bytes a machine's guest writes at once: more than a pipe takes, or, where there isn't
  /// that much memory, more than a stream holds.
  static func long(_ machine: Machine) -> Int { machine.id == "armv6m-microbit" ? 5000 : 70_000 }

  /// What `StreamExercise.write` writes to standard output, but for its last words.
  static func written(_ machine: Machine) -> Data {
    var data = Data("constant\n".utf8) + [0x62, 0x00, 0xFF, 0x0D, 0x0A] + Data("...\n".utf8)
    data += Data(repeating: 0x6D, count: long(machine))
    for _ in 0..<100 { data += Data("full buffering\n".utf8) }
    return data + Data("no buffering\n".utf8)
  }

  @Test("what is written comes out, and what is held back at the end, too", arguments: machines)
  func outputs(machine: Machine) async throws {
    let result = try await Probe(machine: machine.id).run(
      .streams,
      extra: UInt32(Self.long(machine))
    )
    #expect(result.status == 7, "\(machine.id)")
    if machine.architecture.hasSemihosting {
      let expected = Data("printed\n".utf8) + Self.written(machine) + Data("unfinished".utf8)
      // OpenSBI greets before the program begins.
      #expect(
        machine.firmware == nil
          ? result.output == expected : result.output.suffix(expected.count) == expected,
        "\(machine.id)"
      )
      #expect(result.errors == "an error\nunfinished error", "\(machine.id)")
    } else {
      // One device for both.
      let expected =
        Data("printed\nan error\n".utf8) + Self.written(machine)
        + Data("unfinishedunfinished error".utf8)
      #expect(result.output == expected, "\(machine.id)")
      #expect(result.errors.isEmpty, "\(machine.id)")
    }
  }

  @Test("a trap's report follows what was held back", arguments: machines)
  func trap(machine: Machine) async throws {
    let result = try await Probe(machine: machine.id).run(.streams, code: 1)
    #expect(result.status == 1, "\(machine.id)")
    let last = machine.architecture.hasSemihosting ? "unfinished" : "unfinishedunfinished error"
    let text = String(decoding: result.output.suffix(200), as: UTF8.self)
    #expect(text.contains("no buffering\n\(last)\ntrap: "), "\(machine.id): \(text)")
    if machine.architecture.hasSemihosting {
      // What the tool says begins on a line of its own.
      let start = "an error\nunfinished error\nqemu-exit: error: the guest met an exception: "
      #expect(result.errors.hasPrefix(start), "\(machine.id): \(result.errors)")
    }
  }

  @Test(
    "returning from main and flushing send what was held back; a handle alone doesn't",
    arguments: ["aarch64-virt", "riscv32-virt", "x86_64-microvm"]
  )
  func otherEnds(machine: String) async throws {
    let probe = try await Probe(machine: machine)
    for (end, status) in [(2, 0), (3, 7)] as [(UInt32, Int32)] {
      let result = try await probe.run(.streams, code: end)
      #expect(result.status == status)
      #expect((result.text + result.errors).contains("unfinished error"))
      #expect(result.output.suffix(30).contains("unfinished".utf8))
    }
    let result = try await probe.run(.streams, code: 4)
    #expect(result.status == 7)
    #expect(result.output.suffix(13) == Data("no buffering\n".utf8))
    #expect(!(result.text + result.errors).contains("unfinished"))
  }

  /// A machine of each UART, QEMU's options for it, what comes by it of "hello", and whether the
  /// guest can end without semihosting.
  static let uarts: [(machine: String, options: [String], input: String, ends: Bool)] = [
    ("aarch64-virt", [], "hello", false),
    ("aarch64-virt", ["-machine", "virtualization=on"], "hello", false),
    ("aarch64-virt", ["-machine", "secure=on"], "hello", false),
    ("armv7-virt", [], "hello", false),
    ("armv4t-versatilepb", [], "hello", false),
    // QEMU doesn't let anything in by these UARTs.
    ("armv7em-mps2-an500", [], "", false),
    ("armv7em-mps2-an505", [], "", false),
    ("armv6m-microbit", [], "", false),
    ("riscv64-virt", [], "hello", true),
    // QEMU keeps the last byte.
    ("riscv32-spike", [], "\u{4}", true),
    // Firmware may take the first ones.
    ("riscv64-virt-opensbi", [], "lo\u{4}", false),
  ]

  @Test("without semihosting, the UART takes its place, in both directions", arguments: uarts)
  func withoutSemihosting(
    machine: String,
    options: [String],
    input: String,
    ends: Bool
  ) async throws {
    let more = (options + ["-semihosting-config", "enable=off"]).map { "--qemu-arg=\($0)" }
    let result = try await Probe(machine: machine).run(
      .echo,
      code: input.isEmpty ? 0 : 4,
      options: ["--stdin", "uart", "--timeout", ends ? "10s" : "2s"] + more,
      input: Data("hello\u{4}".utf8)
    )
    // Where there's no other way out, the exit traps and is reported.
    #expect(result.status == (ends ? 0 : 124), "\(machine): \(result.text) \(result.errors)")
    #expect(input.isEmpty || result.text.contains(input), "\(machine): \(result.text)")
    #expect(result.text.contains("without -semihosting") == !ends)
  }

  @Test(
    "input by the UART where there's nothing else",
    arguments: ["x86_64-q35", "i686-microvm"]
  )
  func uartInput(machine: String) async throws {
    // More than the device's queue takes.
    let input = Data((0..<5000).map { UInt8($0 % 251 + 5) } + [4])
    let result = try await Probe(machine: machine).run(
      .echo,
      code: 4,
      options: ["--stdin", "uart"],
      input: input
    )
    #expect(result.status == 0)
    #expect(result.output == input)
  }

  @Test(
    "a program with vectors of its own prints by the UART if there's no host",
    arguments: [
      "aarch64-virt", "armv7-virt", "armv7em-mps2-an500", "armv6m-microbit", "riscv64-virt",
    ]
  )
  func withoutSemihostingInHandlers(machine: String) async throws {
    let off = Probe.withoutSemihosting + ["--timeout", "2s"]
    for place in [Place.exceptionHandler, .interruptHandler] {
      let result = try await Probe(machine: machine).run(
        .console,
        code: 5,
        place: place,
        options: off
      )
      #expect(result.text.hasPrefix("from 0x5"), "\(machine), \(place): \(result.errors)")
    }
  }

  @Test("Hyp mode prints with a host and without")
  func hypMode() async throws {
    let hyp = ["--qemu-arg=-machine", "--qemu-arg=virtualization=on"]
    let off = Probe.withoutSemihosting + ["--timeout", "2s"]
    let probe = try await Probe(machine: "armv7-virt")
    let result = try await probe.run(.console, code: 5, options: hyp)
    #expect(result.status == 5)
    #expect(result.text == "from 0x5")
    #expect(try await probe.run(.console, code: 5, options: hyp + off).text == "from 0x5")
  }

  @Test("user mode, from which QEMU takes no calls, prints by the UART")
  func userMode() async throws {
    let result = try await Probe(machine: "riscv64-virt").run(.console, code: 5, place: .user)
    #expect(result.status == 5)
    #expect(result.text == "from 0x5")
    let arm = try await Probe(machine: "armv7-virt").run(.console, code: 5, place: .user)
    #expect(arm.text.hasPrefix("from 0x5\ntrap: supervisor call"), "\(arm.text)")
  }

  @Test("all of the input, and its end", arguments: withSemihosting.map(\.id))
  func input(machine: String) async throws {
    let input = Data((0..<30_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) })
    let result = try await Probe(machine: machine).run(.echo, input: input)
    #expect(result.status == 0, "\(machine): \(result.errors)")
    #expect(result.output.suffix(input.count) == input, "\(machine)")
  }

  @Test("a question is there before its answer is read; lines of any length")
  func question() async throws {
    let probe = try await Probe(machine: "armv7-virt")
    let result = try await probe.run(.question, input: Data("Jörg\nabcdefghij\nrest".utf8))
    #expect(result.text == "name? hello, Jörg\nabcdefghij\n")
    #expect(result.status == 3)
    #expect(try await probe.run(.question).status == 2)
  }

  @Test("input that the guest doesn't read is left to others")
  func unreadInput() async throws {
    for (machine, options) in [("aarch64-virt", ""), ("x86_64-pc", ""), ("riscv64-virt", "none")] {
      try await Probe(machine: machine).withImage(.exit) { image in
        let choice = options.isEmpty ? "" : "--stdin \(options)"
        let script = """
          printf left | { "$0" run \(choice) "$1" && cat; }
          """
        let result = try await runInShell(script, image)
        #expect(result.status == 0)
        #expect(result.text == "left", "\(machine)")
      }
    }
  }

  @Test("what goes different ways comes in order, and all of it", arguments: ["aarch64-virt"])
  func order(machine: String) async throws {
    let probe = try await Probe(machine: machine)
    let expected = (0..<30_000).map { "\($0)\ndebug\n" }.joined()
    let result = try await probe.run(.interleave, code: 30_000)
    #expect(result.status == 0)
    #expect(result.text == expected)
    // A reader that is slow to begin: the pipes are full.
    try await probe.withImage(.interleave, code: 30_000) { image in
      let script = "\"$0\" run \"$1\" | { sleep 0.5; cat; }"
      let slow = try await runInShell(script, image)
      #expect(slow.text == expected)
    }
  }

  @Test("a terminal: what is typed arrives; in the background there is no input, and no stop")
  func terminal() async throws {
    try await Probe(machine: "armv7-virt").withImage(.question) { image in
      let typed = image.appendingPathExtension("typed")
      try Data("Anna\nabc\n".utf8).write(to: typed)
      // `script` makes a terminal.
      let script = URL(filePath: "/usr/bin/script")
      let command = "'\(Project.tool.path)' run --timeout 10s '\(image.path)'"
      let foreground = try await run(script, ["-qec", command, "/dev/null"], input: typed)
      #expect(foreground.status == 1, "\(foreground.text)")
      #expect(foreground.text.contains("name? hello, Anna\r\nabc\r\n"), "\(foreground.text)")
      let background = try await run(
        script,
        ["-qec", "bash -mc \"\(command) & wait \\$!\"", "/dev/null"],
        input: typed
      )
      #expect(background.status == 2, "\(background.text)")
      // One that isn't the session's has no foreground.
      let other = try await run(
        script,
        ["-qec", "setsid -w \(command)", "/dev/null"],
        input: typed
      )
      #expect(other.status == 1, "\(other.text)")
      #expect(other.text.contains("name? hello, Anna\r\nabc\r\n"), "\(other.text)")
    }
  }

  @Test("a run that goes on in the background isn't stopped for its input, and has its end")
  func movedToBackground() async throws {
    try await Probe(machine: "armv7-virt").withImage(.question) { image in
      let tool =
        "sh -c 'echo $$ >$1.pid; exec $0 run --timeout 6s $1' \(Project.tool.path) \(image.path)"
      // The shell goes on when the tool stops, as it does for Ctrl-Z.
      let shell = """
        (while ! [ -s \(image.path).pid ]; do sleep 0.1; done; sleep 1; kill -STOP $(cat \(image.path).pid)) &
        \(tool); bg %2; echo typed >\(image.path).moved; wait %2; echo "ended with $?"
        """
      let file = image.appendingPathExtension("sh")
      try Data(shell.utf8).write(to: file)
      let typist =
        "{ while ! [ -e $0.moved ]; do sleep 0.1; done; sleep 1; printf 'Anna\nabc\n'; sleep 20; }"
      let result = try await run(
        Self.shell,
        [
          "-c",
          "\(typist) | timeout -s KILL 60 script -qec \"bash -m $0.sh\" /dev/null",
          image.path,
        ]
      )
      #expect(result.text.contains("ended with 124"), "\(result.text)")
    }
  }

  @Test(
    "standard descriptors that are closed are nobody else's",
    arguments: ["<&-", "2>&-", "<&- 2>&-", "<&- >&-", ">&- 2>&-"]
  )
  func closedDescriptors(redirections: String) async throws {
    let command = "timeout 20 \"$0\" run --timeout 10s \"$1\" \(redirections)"
    try await Probe(machine: "aarch64-virt").withImage(.streams) { image in
      let result = try await runInShell(command, image)
      #expect(result.status == 7, "\(redirections): \(result.errors)")
    }
    guard redirections == "<&-" else { return }
    try await Probe(machine: "aarch64-virt").withImage(.echo) { image in
      let result = try await runInShell(command, image)
      #expect(result.status == 0, "\(redirections): \(result.errors)")
    }
  }

  @Test("a standard error that takes nothing doesn't cost the code")
  func lostErrors() async throws {
    try await Probe(machine: "aarch64-virt").withImage(.streams) { image in
      let full = try await runInShell("\"$0\" run \"$1\" 2>/dev/full", image)
      #expect(full.status == 7)
      // A reader that is gone; the status comes by another descriptor.
      let command = "{ { \"$0\" run \"$1\" 2>&1 >/dev/null; echo $? >&3; } | true; } 3>&1"
      let gone = try await runInShell(command, image)
      #expect(gone.text == "7\n")
    }
  }

  @Test("input that is slow; who waits for it too long is told")
  func slowInput() async throws {
    try await Probe(machine: "armv7-virt").withImage(.question) { image in
      let slow = try await runInShell(
        "{ sleep 1; printf 'Anna\\nab\\n'; } | \"$0\" run --timeout 10s \"$1\"",
        image
      )
      #expect(slow.status == 1)
      #expect(slow.text == "name? hello, Anna\nab\n")
      let never = try await runInShell("sleep 5 | \"$0\" run --timeout 500ms \"$1\"", image)
      #expect(never.text == "name? ")
      #expect(never.errors.contains("may be waiting for standard input"))
    }
  }

  @Test("input that is read without waiting isn't taken for its end")
  func nonBlockingInput() async throws {
    try await Probe(machine: "armv7-virt").withImage(.question) { image in
      let queue = image.appendingPathExtension("queue")
      let made = try await run(Self.shell, ["-c", "mkfifo \"$0\"", queue.path])
      #expect(made.status == 0)
      async let writer = run(
        Self.shell,
        // For as long as the guest may wait, as either of them may get its turn first.
        ["-c", "sleep 1; timeout 60 sh -c 'printf \"Anna\\nab\\n\" >\"$0\"' \"$0\"", queue.path]
      )
      let result = try await run(
        Project.tool,
        ["run", "--timeout", "60s", image.path],
        input: queue,
        inputWaits: false
      )
      #expect(try await writer.status == 0)
      #expect(result.status == 1)
      #expect(result.text == "name? hello, Anna\nab\n")
    }
  }

  @Test("a channel for input that a machine hasn't got")
  func noInput() async throws {
    for channel in ["semihosting", "debug-channel"] {
      for options in [[], ["--print-command"]] {
        let result = try await Probe(machine: "x86_64-q35").run(
          .echo,
          options: options + ["--stdin", channel]
        )
        #expect(result.status == 125)
        #expect(result.errors.contains("x86_64-q35 has no input channel \(channel)"))
      }
    }
    let wrong = try await Probe(machine: "x86_64-q35").run(.echo, options: ["--stdin", "x"])
    #expect(wrong.status == 125)
    #expect(wrong.errors.contains("--stdin"))
  }
}
