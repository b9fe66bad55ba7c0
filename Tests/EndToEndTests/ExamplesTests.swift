import Foundation
import QEMURunner
import TestSupport
import Testing

/// A row of Examples/examples.tsv.
struct ExampleRow: CustomTestStringConvertible, Sendable {
  var example: String
  var product: String
  var arguments: [String]
  var machines: [String]
  var code: Int32
  var console: String

  var testDescription: String { "\(example)/\(product)" }

  /// Files that arguments name are in the example's folder.
  var options: [String] { arguments.isEmpty ? [] : ["--share", ".:ro"] }

  static func all() -> [ExampleRow] {
    let table = Project.root.appending(path: "Examples/examples.tsv")
    guard let text = try? String(contentsOf: table, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 6, let code = Int32(fields[4]) else { return nil }
      return ExampleRow(
        example: fields[0],
        product: fields[1],
        arguments: fields[2] == "-" ? [] : fields[2].split(separator: " ").map(String.init),
        machines: ["linux", "tests"].contains(fields[3]) ? [fields[3]] : machines(fields[3]),
        code: code,
        console: fields[5] == "-" ? "" : fields[5]
      )
    }
  }
}

extension ExampleRow {
  /// One machine of each architecture that patterns are for, of those that are available.
  private static func machines(_ patterns: String) -> [String] {
    let patterns = patterns.split(separator: ",").map(String.init)
    return Machine.samples(
      of: Machine.available.filter { machine in
        patterns.contains { fnmatch($0, machine.id, 0) == 0 }
      }
    )
    .map(\.id)
  }
}

@Suite("Examples do what their table says")
struct ExamplesTests {
  @Test("the table is there, and names every example")
  func complete() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      at: Project.root.appending(path: "Examples"),
      includingPropertiesForKeys: nil
    )
    .filter { FileManager.default.fileExists(atPath: $0.appending(path: "Package.swift").path) }
    .map(\.lastPathComponent)
    #expect(!folders.isEmpty)
    #expect(Set(ExampleRow.all().map(\.example)).isSuperset(of: folders))
  }

  @Test(
    "Swift, C and assembly by SwiftPM",
    arguments: ExampleRow.all().filter { $0.machines != ["linux"] && $0.machines != ["tests"] }
  )
  func run(row: ExampleRow) async throws {
    #expect(!row.machines.isEmpty)
    let folder = Project.root.appending(path: "Examples/\(row.example)")
    for machine in row.machines {
      let image = try await GuestImages.shared.image(
        row.product,
        of: "Examples/\(row.example)",
        for: machine
      )
      let result = try await qemuExit(
        ["run"] + row.options + [image.path, "--"] + row.arguments,
        in: folder
      )
      #expect(result.status == row.code, "\(machine): \(result.errors)")
      // An empty text is in every other, but `contains` finds it nowhere.
      let hasText = row.console.isEmpty || result.text.contains(row.console)
      #expect(hasText, "\(machine): \(result.text)")
    }
  }

  @Test(
    "the write-up's assembly programs, as raw images at address 0",
    arguments: [("fixed", 5), ("computed", 2)]
  )
  func assembly(program: String, code: Int32) async throws {
    let folder = Project.root.appending(path: "Examples/exit-from-flash")
    let build = try TemporaryFolder()
    let make = try await TestSupport.run(
      URL(filePath: "/usr/bin/make"),
      ["-s", "BUILD=\(build.url.path)", "\(build.url.path)/\(program).bin"],
      in: folder
    )
    #expect(make.status == 0, "\(make.errors)")
    let image = build.url.appending(path: "\(program).bin")
    let result = try await qemuExit(["run", "--arch", "aarch64", "--bios", image.path])
    #expect(result.status == code, "\(result.errors)")
    let listing = try await TestSupport.run(
      URL(filePath: "/usr/bin/make"),
      ["-s", "BUILD=\(build.url.path)", "disassemble-\(program)"],
      in: folder
    )
    #expect(listing.text.contains("hlt\t#0xf000"))
  }
}
