import Foundation
import QEMURunner
import TestSupport
import Testing

@Suite("The example of semihosting does what its page and the articles say")
struct SemihostingExampleTests {
  static let machines = Machine.samples(
    of: Machine.available.filter(\.architecture.hasSemihosting)
  )
  .map(\.id)

  /// Boots a program of the example in a folder.
  func boot(
    _ product: String,
    on machine: String,
    options: [String] = [],
    _ arguments: [String] = [],
    input: String = "",
    in folder: TemporaryFolder
  ) async throws -> CommandResult {
    let image = try await GuestImages.shared.image(
      product,
      of: "Examples/semihosting",
      for: machine
    )
    let source = folder.url.appending(path: "input")
    try Data(input.utf8).write(to: source)
    return try await run(
      Project.tool,
      ["run", "--share", "."] + options + [image.path, "--"] + arguments,
      in: folder.url,
      input: source
    )
  }

  func contents(_ name: String, in folder: TemporaryFolder) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  @Test("Count: a file, a result, a time; standard input; what goes wrong", arguments: machines)
  func count(machine: String) async throws {
    let folder = try TemporaryFolder()
    try Data("3\n141\n59".utf8).write(to: folder.url.appending(path: "numbers"))
    let file = try await boot("Count", on: machine, ["numbers", "result"], in: folder)
    #expect(file.status == 0, "\(machine): \(file.text) \(file.errors)")
    #expect(file.text.hasSuffix("2 lines, 8 bytes\n"), "\(machine): \(file.text)")
    #expect(file.errors.wholeMatch(of: /counted in \d+ ms\n/) != nil, "\(file.errors)")
    #expect(try contents("result", in: folder) == "2 lines, 8 bytes\n")

    let piped = try await boot("Count", on: machine, input: "one\ntwo\n", in: folder)
    #expect(piped.status == 0)
    #expect(piped.text.hasSuffix("2 lines, 8 bytes\n"), "\(machine): \(piped.text)")

    let missing = try await boot("Count", on: machine, ["missing"], in: folder)
    #expect(missing.status == 1)
    #expect(missing.errors == "Count: the host refused: ENOENT\n")
    #expect(try await boot("Count", on: machine, ["1", "2", "3"], in: folder).status == 2)
  }

  @Test("Count on x86: standard input by the UART", arguments: ["x86_64-q35", "i686-microvm"])
  func countByUART(machine: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await boot(
      "Count",
      on: machine,
      options: ["--stdin", "uart"],
      input: "one\ntwo\n\u{4}",
      in: folder
    )
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.text == "2 lines, 8 bytes\n")
  }

  @Test("Note adds lines", arguments: ["armv7-virt", "armv6m-microbit", "riscv64-virt"])
  func note(machine: String) async throws {
    let folder = try TemporaryFolder()
    for _ in 0..<2 {
      let result = try await boot("Note", on: machine, ["one", "and two"], in: folder)
      #expect(result.text == "2 lines added\n", "\(machine): \(result.errors)")
    }
    #expect(try contents("notes.txt", in: folder) == "one\nand two\none\nand two\n")
  }

  @Test("the samples do what they show", arguments: machines)
  func samples(machine: String) async throws {
    let folder = try TemporaryFolder()
    let long = "of a line that is longer than the buffer is, \(String(repeating: "x", count: 99))"
    let result = try await boot(
      "Samples",
      on: machine,
      ["a", "b c"],
      input: "Ada\n\(long)",
      in: folder
    )
    #expect(result.status == 0, "\(machine): \(result.text) \(result.errors)")
    #expect(result.errors == "to standard error\n")
    let start = "a\nb c\na\nb c\nto standard output\nwithout a heap\nhi\n1\n2\n"
    #expect(result.text.contains(start), "\(machine)")
    #expect(result.text.contains("\n1000\nYour name? Hello, Ada\nof a line that is longer than"))
    #expect(result.text.contains("xthe host has the features 3\nthere is no such file\n"))
    #expect(result.text.hasSuffix(" since 1970 began\nthe last words"))
    #expect(try contents("log.txt", in: folder) == "one line\n")
  }

  @Test("an operation that QEMU doesn't know ends it", arguments: ["aarch64-virt", "riscv32-virt"])
  func unknownOperation(machine: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await boot("Samples", on: machine, ["unknown"], in: folder)
    #expect(result.status == 126)
    #expect(result.errors.contains("qemu: Unsupported SemiHosting SWI 0x101"))
  }
}
