import Foundation
import TestSupport
import Testing

/// `Tests/TestingGuests/Covered`, which says behind its lines how often they are executed.
@Suite("qemu-exit test --coverage")
struct CoverageTests {
  private static let package = TestingGuests.package("Covered")
  private static let counted = package.appending(path: "Tests/Counted.swift")

  /// Addresses of 64 bits, and of 32; a host by semihosting, and none.
  private static let machines = ["aarch64-virt", "riscv32-virt", "x86_64-microvm"]

  /// How often lines are executed on a machine: what stands behind them.
  private func expected() throws -> [Int: Int] {
    let lines = try String(contentsOf: Self.counted, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var counts: [Int: Int] = [:]
    for (index, line) in lines.enumerated() {
      if let match = line.firstMatch(of: #/  \/\/ (\d+)$/#) { counts[index + 1] = Int(match.1) }
    }
    return counts
  }

  /// How often lines of files were executed, from a file of lcov's.
  private func counts(in path: URL) throws -> [String: [Int: Int]] {
    var counts: [String: [Int: Int]] = [:]
    var file = ""
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("SF:") { file = String(line.dropFirst(3)) }
      guard line.hasPrefix("DA:") else { continue }
      let numbers = line.dropFirst(3).split(separator: ",").compactMap { Int($0) }
      counts[file, default: [:]][numbers[0]] = numbers[1]
    }
    return counts
  }

  @Test("lines are counted exactly: in tests that pass, that trap, in exit tests, on all machines")
  func lines() async throws {
    let folder = try TemporaryFolder()
    let coverage = folder.url.appending(path: "coverage")
    let result = try await TestingGuests.shared.inTurn("Covered") {
      try await qemuExit(
        [
          "test", "--package-path", Self.package.path, "--coverage", "--coverage-path",
          coverage.path,
        ] + SwiftSDKs.options + Self.machines.flatMap { ["--machine", $0] }
      )
    }
    // Two tests fail, on purpose.
    #expect(result.status == 1, "\(result.text) \(result.errors)")
    #expect(result.text.contains("on 3 machines failed after "), "\(result.text)")
    #expect(result.text.contains(" with 6 issues.\n"), "\(result.text)")
    #expect(result.text.contains(#/\nCounted\.swift +7 +3 +57\.14%/#), "\(result.text)")
    #expect(result.text.contains("\nCoverage: \(coverage.path)/coverage.json, "))

    let counts = try counts(in: coverage.appending(path: "coverage.lcov"))
    #expect(
      Set(counts.keys) == [
        Self.counted.path, Self.package.appending(path: "Tests/Tests.swift").path,
      ]
    )
    let expected = try expected()
    #expect(expected.count > 15)
    for (line, count) in expected {
      // One of two forms of a function is for 32 bits, which the first machine hasn't got.
      guard let found = counts[Self.counted.path]?[line] else {
        #expect((45...48).contains(line), "line \(line)")
        continue
      }
      #expect(found == count * Self.machines.count, "line \(line)")
    }

    #expect(
      try Set(FileManager.default.contentsOfDirectory(atPath: coverage.path)) == [
        "coverage.json", "coverage.lcov", "merged.profdata",
      ]
    )
    let json = try jsonObject(at: coverage.appending(path: "coverage.json"))
    #expect(json["type"] as? String == "llvm.coverage.json.export")
  }

  @Test("an image that wasn't built for it is refused, before anything is run")
  func notInstrumented() async throws {
    let image = try #require(
      try await TestingGuests.shared.images("Covered", for: ["aarch64-virt"]).first
    )
    let result = try await qemuExit(["test", image, "--coverage", "--filter", "choosing"])
    #expect(result.status == 125)
    #expect(result.errors.contains("\(image): not built for coverage; build it with --coverage"))
    #expect(!result.text.contains("Test run started"))
    // It passes without.
    #expect(try await qemuExit(["test", image, "--filter", "choosing"]).status == 0)
  }

  @Test("a folder that can't be written is an error, and the tests' results come first")
  func unwritable() async throws {
    let build = try await TestingGuests.shared.inTurn("Covered") {
      try await qemuExit(
        [
          "build", "--build-tests", "--coverage", "--package-path", Self.package.path,
          "--machine", "aarch64-virt",
        ] + SwiftSDKs.options
      )
    }
    #expect(build.status == 0, "\(build.errors)")
    let image = build.text.trimmingCharacters(in: .newlines)
    let options = ["--enable-code-coverage", "--coverage-path", "/dev/null/coverage"]
    for (filter, status) in [("choosing", Int32(125)), ("trapping", 1)] {
      let result = try await qemuExit(["test", image, "--filter", filter] + options)
      #expect(result.status == status, "\(result.errors)")
      #expect(result.errors.contains("/dev/null/"), "\(result.errors)")
      #expect(result.text.contains("Test run with 1 test"))
    }
  }
}
