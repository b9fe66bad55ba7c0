import Foundation
import TestSupport
import Testing

@Suite("HTIF: programs in the style of riscv-tests")
struct HTIFTests {
  /// A program that ends with the number of a test, as those do: no stack, no library, no note.
  ///
  /// - Parameter symbol: The name of the word, by which it is found.
  static func program(test: Int, symbol: String = "tohost") -> String {
    """
      .section .text.init, "ax"
      .globl _start
    _start:
      li gp, \(test)
      sll gp, gp, 1
      or gp, gp, 1
      la t0, \(symbol)
    1:
      sw gp, 0(t0)
      sw zero, 4(t0)
      j 1b

      .section .tohost, "aw", @progbits
      .balign 64
      .globl \(symbol)
    \(symbol):
      .dword 0
      .size \(symbol), 8
      .balign 64
      .globl fromhost
    fromhost:
      .dword 0
      .size fromhost, 8

    """
  }

  func build(_ source: String, bits: Int, in folder: TemporaryFolder) async throws -> URL {
    let file = folder.url.appending(path: "test.S")
    let image = folder.url.appending(path: "test-\(bits).elf")
    try Data(source.utf8).write(to: file)
    let build = try await run(
      try Project.toolchainProgram("clang"),
      [
        "--target=riscv\(bits)-none-elf", "-march=rv\(bits)imac", "-mcmodel=medany", "-nostdlib",
        "-fuse-ld=lld", "-Wl,-Ttext=0x80000000", "-Wl,--section-start=.tohost=0x80001000",
        "-o", image.path, file.path,
      ]
    )
    #expect(build.status == 0, "\(build.errors)")
    return image
  }

  @Test("the number of the test that failed is the status; 0 is success", arguments: [64, 32])
  func results(bits: Int) async throws {
    let folder = try TemporaryFolder()
    let report = folder.url.appending(path: "report.json")
    for test in [0, 1, 13, 127, 255] {
      let image = try await build(Self.program(test: test), bits: bits, in: folder)
      let result = try await qemuExit(["run", "--report", report.path, image.path])
      #expect(result.status == Int32(test), "\(result.errors)")
      let json = try jsonObject(at: report)
      #expect(json["machine"] as? String == "riscv\(bits)-spike")
    }
  }

  @Test("without the symbol it is a program for the default machine, and never ends there")
  func withoutSymbol() async throws {
    let folder = try TemporaryFolder()
    let source = Self.program(test: 13, symbol: "elsewhere")
    let image = try await build(source, bits: 64, in: folder)
    let result = try await qemuExit(["run", "--timeout", "2s", image.path])
    #expect(result.status == 124)
  }
}
