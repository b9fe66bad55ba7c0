import Foundation
import QEMURunner
import TestSupport
import Testing

/// A row of Examples/other-languages.tsv.
struct OtherLanguageRow: CustomTestStringConvertible, Sendable {
  var example: String
  var tool: String
  var arguments: [String]
  var status: Int32
  var line: String

  var testDescription: String { "\(example): \(tool) \(arguments.joined(separator: " "))" }

  static func all() -> [OtherLanguageRow] {
    let table = Project.root.appending(path: "Examples/other-languages.tsv")
    guard let text = try? String(contentsOf: table, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5, let status = Int32(fields[3]) else { return nil }
      return OtherLanguageRow(
        example: fields[0],
        tool: fields[1],
        arguments: fields[2].split(separator: " ").map(String.init),
        status: status,
        line: fields[4] == "-" ? "" : fields[4]
      )
    }
  }

  static func all(by tool: String) -> [OtherLanguageRow] { all().filter { $0.tool == tool } }
}

/// A change to an example by which it has to fail.
struct Fault: CustomTestStringConvertible, Sendable {
  var file: String
  var text: String
  var replacement: String
  var arguments: [String]
  var status: Int32
  var lines: [String]

  var testDescription: String { "\(file): \(replacement)" }
}

@Suite("Guests in other languages, by their own tools")
struct OtherLanguagesTests {
  private static let cargoIsThere: Comment =
    "cargo of Rust 1.88 or newer is installed, for x86-64 Linux"
  private static let zigIsThere: Comment = "Zig 0.15 or newer is installed"
  private static let host = "x86_64-unknown-linux-gnu"
  private static let bareMetalTargets = [
    "aarch64-unknown-none", "riscv64gc-unknown-none-elf", "thumbv7em-none-eabi",
    "x86_64-unknown-none",
  ]

  private static func folder(_ example: String) -> URL {
    Project.root.appending(path: "Examples/\(example)")
  }

  private func expect(_ row: OtherLanguageRow, by tool: OtherTool) async throws {
    let result = try await tool.run(row.arguments, in: Self.folder(row.example))
    #expect(result.status == row.status, "\(result.text) \(result.errors)")
    let output = result.text + result.errors
    #expect(row.line.isEmpty || output.contains(row.line), "\(output)")
  }

  /// Calls a tool in a copy of an example with a fault in it.
  private func expect(_ fault: Fault, in example: String, by tool: OtherTool) async throws {
    let folder = try TemporaryFolder()
    let copy = folder.url.appending(path: example)
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder(example).path) {
      // Not what was built there.
      if ["target", ".build", ".zig-cache", "zig-out"].contains(name) { continue }
      try FileManager.default.copyItem(
        at: Self.folder(example).appending(path: name),
        to: copy.appending(path: name)
      )
    }
    let file = copy.appending(path: fault.file)
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains(fault.text))
    try text.replacing(fault.text, with: fault.replacement)
      .write(to: file, atomically: true, encoding: .utf8)
    let result = try await tool.run(fault.arguments, in: copy)
    let output = result.text + result.errors
    #expect(result.status == fault.status, "\(output)")
    for line in fault.lines { #expect(output.contains(line), "\(output)") }
  }

  @Test("the table names every example that SwiftPM doesn't build, by tools that are known")
  func complete() throws {
    let rows = OtherLanguageRow.all()
    #expect(Set(rows.map(\.tool)) == ["cargo", "make", "zig"])
    let folders = try FileManager.default.contentsOfDirectory(
      at: Project.root.appending(path: "Examples"),
      includingPropertiesForKeys: [.isDirectoryKey]
    )
    .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
    .filter { !FileManager.default.fileExists(atPath: $0.appending(path: "Package.swift").path) }
    .map(\.lastPathComponent)
    #expect(Set(rows.map(\.example)) == Set(folders))
  }

  @Test("C by make", arguments: OtherLanguageRow.all(by: "make"))
  func make(row: OtherLanguageRow) async throws {
    let build = try TemporaryFolder()
    var tool = try OtherTool.make()
    tool.environment["BUILD"] = build.url.path
    try await expect(row, by: tool)
  }

  @Test(
    "make fails as a guest fails",
    arguments: [
      Fault(
        file: "tests/ring.c",
        text: "byte == number",
        replacement: "byte == 7",
        arguments: ["test"],
        status: 2,
        lines: ["ring.c:14: not so: byte == 7", "Error 1"]
      ),
      Fault(
        file: "tests/ring.c",
        text: "return 0;",
        replacement: "return 42;",
        arguments: ["-k", "test"],
        status: 2,
        lines: ["test-ring] Error 42"]
      ),
      Fault(
        file: "tests/ring.c",
        text: "uint8_t byte;",
        replacement: "uint8_t byte; __asm__ volatile(\"udf #0\");",
        arguments: ["test"],
        status: 2,
        lines: ["exception 3", "Error 1"]
      ),
      Fault(
        file: "tests/memory.c",
        text: "return 0;",
        replacement: "for (;;) __asm__ volatile(\"\");",
        arguments: ["test"],
        status: 2,
        lines: ["timed out", "Error 124"]
      ),
    ]
  )
  func makeFails(fault: Fault) async throws {
    var tool = try OtherTool.make()
    tool.environment["QEMU_EXIT_INCLUDE"] =
      Project.root.appending(path: "Sources/Guest/CQEMUExit/include").path
    try await expect(fault, in: "c-makefile", by: tool)
  }

  @Suite("Rust", .serialized)
  struct Rust {
    private static let isInstalled: @Sendable () async throws -> Bool = {
      let cargo = try await OtherTool.cargo()
      let hasCore = try await OtherTool.rustHas(host)
      return cargo != nil && hasCore
    }

    @Test(
      "by cargo",
      .enabled(cargoIsThere, isInstalled),
      arguments: OtherLanguageRow.all(by: "cargo")
    )
    func cargo(row: OtherLanguageRow) async throws {
      let tool = try #require(await OtherTool.cargo())
      try await OtherLanguagesTests().expect(row, by: tool)
    }

    @Test(
      "cargo test fails as a guest fails",
      .enabled(cargoIsThere, isInstalled),
      arguments: [
        Fault(
          file: "tests/crc32.rs",
          text: "CBF4_3926",
          replacement: "CBF4_3927",
          arguments: ["test", "--config", "host.toml"],
          status: 101,
          lines: ["test check_value", "panicked at tests/crc32.rs:12", "--test crc32"]
        ),
        Fault(
          file: "tests/crc32.rs",
          text: "assert_eq!(crc32(b\"\"), 0)",
          replacement: "rust_cargo_runner::exit(3)",
          arguments: ["test", "--config", "host.toml"],
          status: 3,
          lines: ["test nothing", "(exit status: 3)"]
        ),
        Fault(
          file: "tests/memory.rs",
          text: "assert!((third",
          replacement: "unsafe { core::arch::asm!(\"ud2\") }; assert!((third",
          arguments: ["test", "--config", "host.toml"],
          status: 126,
          lines: ["test floating_point_works", "triple fault", "(exit status: 126)"]
        ),
      ]
    )
    func cargoFails(fault: Fault) async throws {
      let tool = try #require(await OtherTool.cargo())
      try await OtherLanguagesTests().expect(fault, in: "rust-cargo-runner", by: tool)
    }

    @Test(
      "for bare metal",
      .enabled("a bare-metal target of Rust is installed") {
        guard try await OtherTool.cargo() != nil else { return false }
        for target in bareMetalTargets where try await OtherTool.rustHas(target) { return true }
        return false
      }
    )
    func bareMetal() async throws {
      let tool = try #require(await OtherTool.cargo())
      let folder = OtherLanguagesTests.folder("rust-cargo-runner")
      for target in OtherLanguagesTests.bareMetalTargets
      where try await OtherTool.rustHas(target) {
        let exit = try await tool.run(["run", "--target", target, "--", "exit", "7"], in: folder)
        #expect(exit.status == 7, "\(target): \(exit.errors)")
        let test = try await tool.run(["test", "--target", target], in: folder)
        #expect(test.status == 0, "\(target): \(test.text) \(test.errors)")
        #expect(test.text.contains("3 passed"))
      }
    }
  }

  @Suite("Zig", .serialized)
  struct Zig {
    private static let isInstalled: @Sendable () async throws -> Bool = {
      try await OtherTool.zig() != nil
    }

    @Test(
      "by zig build",
      .enabled(zigIsThere, isInstalled),
      arguments: OtherLanguageRow.all(by: "zig")
    )
    func zig(row: OtherLanguageRow) async throws {
      let tool = try #require(await OtherTool.zig())
      try await OtherLanguagesTests().expect(row, by: tool)
    }

    @Test("zig build test fails as a guest fails", .enabled(zigIsThere, isInstalled))
    func zigFails() async throws {
      let fault = Fault(
        file: "src/crc32.zig",
        text: "CBF4_3926",
        replacement: "CBF4_3927",
        arguments: ["build", "test"],
        status: 1,
        lines: ["the check value: TestUnexpectedResult", "exited with code 1"]
      )
      let tool = try #require(await OtherTool.zig())
      try await OtherLanguagesTests().expect(fault, in: "zig", by: tool)
    }
  }
}
