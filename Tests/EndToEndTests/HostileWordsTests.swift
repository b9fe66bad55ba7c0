import Foundation
import TestSupport
import Testing

@Suite("qemu-exit: no word of the command line makes a terminal do anything")
struct HostileWordsTests {
  private static let word = "\u{1B}[2J\u{7}\u{9B}31m"

  @Test(
    "wherever it is",
    arguments: [
      [word], ["--\(word)"], ["run", word], ["run", "--\(word)"], ["run", "--timeout", word, "x"],
      ["run", "--machine", word, "/dev/null"], ["run", "--settings", word],
      ["run", "--share", word, "x"], ["run", "--report", "\(word)/x", "x"],
      ["run", "--qemu", word, "--arch", "riscv64", "/proc/self/exe"],
      ["test", word], ["test", "--filter", "(\(word)", "x"], ["test", "--shard", word, "x"],
      ["test", "--package-path", word], ["test", "--machine", word, "--package-path", "/"],
      ["test", "--baseline", word, "/dev/null"], ["list", word], ["list", "--skip", "(\(word)"],
      ["build", "--package-path", word], ["build", "--machine", word],
      ["build", "--machine", "all", "--machine", word], ["toolset", word],
      ["toolset", "--output", "/dev/null/\(word)", "riscv64-virt"], ["machines", word],
      ["doctor", word], ["sdk", word], ["sdk", "install", word], ["sdk", "remove", word],
      ["sdk", "test-options", word], ["sdk", "list", "--swift-sdks-path", word],
    ]
  )
  func words(arguments: [String]) async throws {
    let result = try await qemuExit(arguments)
    #expect(result.status == (arguments.contains("list") && arguments[0] == "sdk" ? 0 : 125))
    #expect(!result.errors.isEmpty)
    for scalar in (result.errors + result.text).unicodeScalars
    where scalar.value < 0x20 && scalar != "\n" || 0x7F..<0xA0 ~= scalar.value {
      Issue.record("U+\(String(scalar.value, radix: 16)) in \(result.errors)")
    }
  }
}
