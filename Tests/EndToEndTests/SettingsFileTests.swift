import Foundation
import QEMURunner
import Reports
import TestSupport
import Testing

@Suite("qemu-exit run with a settings file")
struct SettingsFileTests {
  /// A folder with images and a settings file.
  private func project(_ settings: String) async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let probe = try await Probe(machine: "aarch64-virt")
    let images = folder.url.appending(path: "build")
    try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
    try probe.contents(.exit).write(to: images.appending(path: "passes"))
    try probe.contents(.exit, code: 3).write(to: images.appending(path: "fails"))
    try probe.contents(.undefinedInstruction).write(to: images.appending(path: "traps"))
    try probe.contents(.hang).write(to: images.appending(path: "hangs"))
    let hello = try await GuestImages.shared.image(
      "Hello",
      of: "Examples/hello",
      for: "aarch64-virt"
    )
    try FileManager.default.copyItem(at: hello, to: images.appending(path: "hello"))
    let count = try await GuestImages.shared.image(
      "Count",
      of: "Examples/semihosting",
      for: "aarch64-virt"
    )
    try FileManager.default.copyItem(at: count, to: images.appending(path: "count"))
    try Data("one\ntwo\n".utf8).write(to: folder.url.appending(path: "input.txt"))
    try Data(settings.utf8).write(to: folder.url.appending(path: "qemu-exit.yml"))
    return folder
  }

  private static let settings = """
    # A comment.
    version: 1
    images:
      - build/passes
      - image: build/fails
        name: fails as it should
        expect: 3
      - {image: build/traps, name: traps, expect: trapped}
      - image: build/hangs
        name: hangs
        expect: timed-out
        timeout: 500ms
      - image: build/hello
        name: hello
        expect: 13
        console:
          - Hello
      - image: build/hello
        name: hello again
        expect: 13
        console: /^Hello (from|to) bare metal$/
      - image: build/count
        name: count
        stdin: input.txt
        console: 2 lines, 8 bytes
    defaults:
      timeout: 20s
      machine: aarch64-virt
    """

  @Test("all images are as it says, from any folder, and by the name qemu-exit.yml")
  func passes() async throws {
    let folder = try await project(Self.settings)
    let here = try await qemuExit(["run"], in: folder.url)
    #expect(here.status == 0, "\(here.text)\(here.errors)")
    #expect(here.text.contains("7 images, all as expected, in "))
    let path = folder.url.appending(path: "qemu-exit.yml").path
    let elsewhere = try await qemuExit(["run", "--settings", path, "hello*", "traps"])
    #expect(elsewhere.status == 0, "\(elsewhere.text)\(elsewhere.errors)")
    #expect(elsewhere.text.contains("3 images, all as expected, in "))
  }

  @Test("what isn't as it says is told")
  func fails() async throws {
    let folder = try await project(
      """
      defaults: {expect: 13}
      images:
      - {image: build/hello, name: missing, console: [Hello, Goodbye]}
      - {image: build/passes, name: code}
      - {image: build/passes, name: machine, machine: riscv64-vitr}
      - {image: build/passes, name: input, stdin: nowhere.txt}
      """
    )
    let result = try await qemuExit(["run", "--report", "r.json"], in: folder.url)
    #expect(result.status == 1)
    for line in [
      "FAILED missing: the console has no line with Goodbye after the line with Hello",
      "FAILED code: ended with code 0, not code 13", "FAILED machine: no machine is named",
      "FAILED input: nowhere.txt: No such file",
    ] {
      #expect(result.text.contains(line), "\(result.text)")
    }
    let json = try jsonObject(at: folder.url.appending(path: "r.json"))
    let runs = try #require(json["runs"] as? [[String: Any]])
    let errors = runs.compactMap {
      ($0["attempts"] as? [[String: Any]])?.first?["error"] as? String
    }
    #expect(errors.count == 2)
  }

  @Test("input from a pipe with a name that nobody writes to has the guest's time")
  func namedPipe() async throws {
    let folder = try await project(
      """
      images:
      - {image: build/count, name: waits, stdin: queue, timeout: 2s, expect: timed-out}
      """
    )
    #expect(mkfifo(folder.url.appending(path: "queue").path, 0o600) == 0)
    let result = try await run(
      URL(filePath: "/usr/bin/timeout"),
      ["-s", "KILL", "60", Project.tool.path, "run"],
      in: folder.url
    )
    #expect(result.status == 0, "\(result.text)\(result.errors)")
  }

  @Test("a signal ends the search for a pattern that would never be done")
  func slowPattern() async throws {
    // Each way to divide a line is tried.
    let pattern = "/^(.|.|.)*(.|.|.)*(.|.|.)*(.|.|.)*#$/"
    let folder = try await project(
      """
      images:
      - {image: build/hello, name: slow, expect: 13, console: '\(pattern)', retries: 5}
      """
    )
    let result = try await run(
      URL(filePath: "/usr/bin/timeout"),
      ["--preserve-status", "-s", "INT", "5", Project.tool.path, "run", "--report", "r.json"],
      in: folder.url
    )
    #expect(result.status == 130, "\(result.text)\(result.errors)")
    #expect(result.text.contains("1 image, 1 cancelled, in "))
    #expect(try await Processes.areGone(naming: pattern))
  }

  @Test("the command line has the last word")
  func commandLine() async throws {
    let folder = try await project(Self.settings)
    let result = try await qemuExit(
      ["run", "--settings", "qemu-exit.yml", "--timeout", "300ms", "--print-command", "hangs"],
      in: folder.url
    )
    #expect(result.status == 0 && result.text.contains("build/hangs"))
    let twice = try await qemuExit(
      ["run", "--settings", "qemu-exit.yml", "--expect", "1"],
      in: folder.url
    )
    #expect(twice.status == 125)
  }

  @Test(
    "a mistake has its file, line and column",
    arguments: [
      ("images:\n  - image: a\n    machin: b\n", "qemu-exit.yml:3:5: unknown key 'machin'"),
      ("images:\n  - image: a\n    smp: two\n", "qemu-exit.yml:3:10: smp must be a whole number"),
      ("images: [a\n", "qemu-exit.yml:2:1: not valid YAML"),
      ("images:\n- a\nimages:\n- b\n", "qemu-exit.yml:1:1: the key 'images' is there twice"),
      ("", "qemu-exit.yml:1:1: the file is empty"),
      ("--- a\n--- b\n", "qemu-exit.yml:2:1: not valid YAML: but found another document"),
      ("images: &a\n- *a\n", "qemu-exit.yml:2:3: not valid YAML"),
      ("images:\n- \"\\0\"\n", "qemu-exit.yml:2:3: an image can't have a zero character"),
      ("version: 2\nimages: [a]\n", "qemu-exit.yml:1:10: version must be"),
    ]
  )
  func mistakes(settings: String, message: String) async throws {
    let folder = try TemporaryFolder()
    try Data(settings.utf8).write(to: folder.url.appending(path: "qemu-exit.yml"))
    let result = try await qemuExit(["run"], in: folder.url)
    #expect(result.status == 125)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test("a file that isn't there, or isn't text, is an error")
  func unreadable() async throws {
    let folder = try TemporaryFolder()
    let missing = try await qemuExit(["run", "--settings", "none.yml"], in: folder.url)
    #expect(missing.status == 125)
    #expect(missing.errors.contains("none.yml: No such file"))
    try Data([0x61, 0x3A, 0x20, 0xFF, 0x0A]).write(to: folder.url.appending(path: "qemu-exit.yml"))
    let binary = try await qemuExit(["run"], in: folder.url)
    #expect(binary.status == 125 && binary.errors.contains("not UTF-8"), "\(binary.errors)")
  }

  @Test("a few aliases that stand for very much are refused")
  func aliases() async throws {
    let folder = try TemporaryFolder()
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    try Data(text.utf8).write(to: folder.url.appending(path: "qemu-exit.yml"))
    let result = try await qemuExit(["run"], in: folder.url)
    #expect(result.status == 125 && result.errors.contains("more than 1000000 values"))
  }
}
