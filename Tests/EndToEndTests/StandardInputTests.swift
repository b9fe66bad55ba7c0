import Foundation
import HostSupport
import TestSupport
import Testing

@Suite("The user's standard input: what the guest reads of it, and what it can do to it")
struct StandardInputTests {
  /// What may keep a guest from files, as options.
  static let confinements = [
    "--confinement auto", "--confinement bubblewrap", "--unsafe-semihosting",
  ].filter { !$0.hasSuffix("bubblewrap") || ConfinementTests.hasBubblewrap }

  /// 30,000 bytes, no two stretches of which are the same.
  static let input = Data((0..<30_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) })

  /// Numbers of bytes that a guest reads: none, few, whole pages, and others.
  static let counts = [0, 1, 100, 4095, 4096, 4097, 8193, 20_000]

  private static let shell = URL(filePath: "/bin/bash")

  private func intruder(_ machine: String = "riscv64-virt") async throws -> URL {
    try await GuestImages.shared.image("Intruder", of: "Tests/Guests", for: machine)
  }

  /// Runs a shell's command in a folder. In it `$run` runs an image, and `$0` is that of `Intruder`.
  private func runInShell(
    _ command: String,
    _ options: String = "",
    on machine: String = "riscv64-virt",
    in folder: TemporaryFolder
  ) async throws -> CommandResult {
    let run = "export run='\(Project.tool.path) run \(options)'\n"
    return try await TestSupport.run(
      Self.shell,
      ["-c", run + command, try await intruder(machine).path],
      in: folder.url
    )
  }

  // MARK: What it can do to it

  @Test(
    "a guest that writes where its input comes from writes nothing that a shell runs",
    arguments: ["aarch64-virt", "riscv64-virt"],
    confinements
  )
  func injection(machine: String, options: String) async throws {
    let folder = try TemporaryFolder()
    let image = try await intruder(machine).path
    let line = "$run \(image) -- inject 'touch taken'"
    let script = Data("\(line)\necho after\n".utf8)
    try script.write(to: folder.url.appending(path: "script"))
    for command in [
      "printf '%s\\n' \"\(line)\" 'echo after' | bash",
      "cat script | bash",
      "bash <<END\n\(line)\necho after\nEND",
      "bash <script",
    ] {
      let result = try await runInShell(command, options, on: machine, in: folder)
      // Some of the descriptors are its output.
      let lines = result.text.split(separator: "\n").filter { $0 != "touch taken" }
      #expect(lines == ["after"], "\(command), \(options): \(result.errors)")
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      #expect(left == ["script"], "\(command), \(options)")
      #expect(try Data(contentsOf: folder.url.appending(path: "script")) == script)
    }
  }

  @Test("a list of images is run as it is, whatever they write", arguments: confinements)
  func list(options: String) async throws {
    let folder = try TemporaryFolder()
    let list = folder.url.appending(path: "list")
    let image = try await intruder().path
    try Data("\(image)\n\(image)\n".utf8).write(to: list)
    // Not for ever, if each guest adds to the list.
    let loop =
      "n=0; while read -r file && ((n++ < 5)); do echo run; $run $file -- inject $0; done"
    for command in [
      "{ \(loop); } <list", "cat list | { \(loop); }", "{ \(loop); } <<END\n$(cat list)\nEND",
    ] {
      let result = try await runInShell(command, options, in: folder)
      let lines = result.text.split(separator: "\n").filter { $0 != image }
      #expect(lines == ["run", "run"], "\(command), \(options): \(result.errors)")
    }
    #expect(try Data(contentsOf: list) == Data("\(image)\n\(image)\n".utf8))
  }

  @Test("a file that is open to be written to stays as it is", arguments: confinements)
  func writableFile(options: String) async throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "file")
    try Self.input.write(to: file)
    let result = try await runInShell(
      "{ $run $0 -- inject x >/dev/null && $run $0 -- take 10; } <>file",
      options,
      in: folder
    )
    #expect(result.status == 0, "\(options): \(result.errors)")
    #expect(result.output == Self.input.prefix(10), "\(options)")
    #expect(try Data(contentsOf: file) == Self.input, "\(options)")
  }

  @Test("the raw image that a guest was made into stays as it is")
  func rawImage() async throws {
    let image = try await intruder("aarch64-virt-bios")
    for verb in ["update", "append", "write"] {
      let result = try await qemuExit(["run", image.path, "--", verb, "/dev/fd/7"])
      #expect(result.status == 1, "\(verb): \(result.errors)")
    }
    guard ConfinementTests.hasBubblewrap else { return }
    let result = try await qemuExit([
      "run", "--confinement", "bubblewrap", image.path, "--", "write", "file",
    ])
    #expect(result.status == 0, "\(result.errors)")
  }

  // MARK: What it reads of it

  @Test("what a guest doesn't read of a pipe or a file is the next one's", arguments: confinements)
  func rest(options: String) async throws {
    let folder = try TemporaryFolder()
    try Self.input.write(to: folder.url.appending(path: "file"))
    for count in Self.counts {
      // Two guests and another program.
      let all = "{ $run $0 -- take \(count) && $run $0 -- take 3 && cat; }"
      for command in ["\(all) <file", "cat file | \(all)"] {
        let result = try await runInShell(command, options, in: folder)
        #expect(result.status == 0, "\(command), \(options): \(result.errors)")
        #expect(result.output == Self.input, "\(command), \(options)")
      }
    }
  }

  @Test("nor what it doesn't read of a socket", arguments: counts)
  func restOfSocket(count: Int) async throws {
    let image = try await intruder()
    try await ProcessorSlots.shared.withSlot {
      var ends: [Int32] = [-1, -1]
      #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
      let writing = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
      try writing.write(contentsOf: Self.input)
      try writing.close()
      let process = Process()
      process.executableURL = Self.shell
      process.arguments = [
        "-c", "\"$0\" run \"$1\" -- take \(count) && cat", Project.tool.path, image.path,
      ]
      process.standardInput = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      #expect(try output.fileHandleForReading.readToEnd() == Self.input, "\(count)")
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(count)")
    }
  }

  @Test("nor what a guest doesn't read that is killed")
  func restOfKilled() async throws {
    let folder = try TemporaryFolder()
    try Self.input.write(to: folder.url.appending(path: "file"))
    for (limit, status) in [("--timeout 4s", 124), ("--output-limit 5", 126)] {
      let all = "{ $run \(limit) $0 -- take-and-hang 10; echo $? >&2; cat; }"
      for command in ["\(all) <file", "cat file | \(all)"] {
        let result = try await runInShell(command, in: folder)
        let output = status == 124 ? Self.input : Self.input.prefix(5) + Self.input.dropFirst(10)
        #expect(result.output == output, "\(command)")
        #expect(result.errors.hasSuffix("\n\(status)\n"), "\(command): \(result.errors)")
      }
    }
  }

  @Test("more than a pipe holds arrives in one call, and all of it")
  func manyBytes() async throws {
    let folder = try TemporaryFolder()
    let much = Data((0..<3 << 20).map { UInt8(truncatingIfNeeded: $0 &* 13 &+ $0 >> 9) })
    try much.write(to: folder.url.appending(path: "file"))
    for command in ["$run $0 -- take \(3 << 20) <file", "cat file | $run $0 -- take \(3 << 20)"] {
      let result = try await runInShell(command, in: folder)
      #expect(result.status == 0, "\(command): \(result.errors)")
      #expect(result.output == much, "\(command)")
    }
  }

  @Test(
    "no input, or none that can be read, is at its end",
    arguments: [
      "</dev/null", "<&-", "</", "0>file", "<<END\nEND", "<<<''",
    ]
  )
  func noInput(redirection: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await runInShell("$run $0 -- take 10 \(redirection)", in: folder)
    #expect(result.status == 1, "\(redirection): \(result.errors)")
  }

  @Test("a guest that doesn't read ends when it ends, though its input has no end")
  func endless() async throws {
    let folder = try TemporaryFolder()
    for command in ["mkfifo queue && $run $0 -- take 0 <>queue", "$run $0 -- take 0 </dev/zero"] {
      let result = try await runInShell(command, in: folder)
      #expect(result.status == 0, "\(command): \(result.errors)")
    }
    let zeros = try await runInShell("$run $0 -- take 10000 </dev/zero", in: folder)
    #expect(zeros.output == Data(count: 10_000))
    let never = try await runInShell("$run --timeout 1s $0 -- take 1 <>queue", in: folder)
    #expect(never.status == 124)
  }

  @Test("several runs may read the same input at a time: each gets to its end")
  func together() async throws {
    let folder = try TemporaryFolder()
    try Self.input.write(to: folder.url.appending(path: "file"))
    // More than there is.
    let all =
      "{ for _ in 1 2 3; do $run $0 -- take 100000 <&0 >/dev/null & done; wait; echo ended; }"
    for command in ["\(all) <file", "cat file | \(all)"] {
      let result = try await runInShell(command, in: folder)
      #expect(result.text == "ended\n", "\(command): \(result.errors)")
      #expect(!result.errors.contains("timed out"), "\(command): \(result.errors)")
    }
  }
}
