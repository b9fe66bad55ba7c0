import Foundation
import TestSupport
import Testing

@Suite("The benchmark of the semihosting library goes on working")
struct BenchmarkGuestTests {
  /// One machine a trap.
  static let machines = ["aarch64-virt", "armv7-virt", "armv7em-mps2-an500", "riscv32-virt"]

  static let measurements = [
    "write-device", "write-file", "read-file", "stream-full", "stream-line", "stream-lines",
    "print-write", "print-writec",
  ]

  func boot(_ machine: String, rounds: String, in folder: TemporaryFolder) async throws
    -> CommandResult
  {
    let image = try await GuestImages.shared.image(
      "Throughput",
      of: "Benchmarks/Guests",
      for: machine
    )
    let input = folder.url.appending(path: "rounds")
    try Data(rounds.utf8).write(to: input)
    return try await qemuExit(["run", "--share", ".", image.path], in: folder.url, input: input)
  }

  @Test("it measures everything, and writes as much by raw calls", arguments: machines)
  func measurements(machine: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await boot(machine, rounds: "1\n", in: folder)
    #expect(result.status == 0, "\(machine): \(result.errors)")
    let lines = result.errors.split(separator: "\n").map { $0.split(separator: " ") }
    let names: [String] = lines.map { String($0[0]) }
    #expect(names == Self.measurements, "\(machine)")
    for line in lines {
      let numbers: [Int] = line.dropFirst().map { Int($0) ?? 0 }
      #expect(numbers.count == 4, "\(machine): \(line)")
      #expect(numbers.allSatisfy { $0 > 0 }, "\(machine): \(line)")
    }
    // Four rounds, three of which don't count, of both ways, a thousand times: three measurements
    // of 64 bytes, and two of a line.
    let bytes = 4 * 2 * 1000 * (3 * 64 + 2 * 21)
    #expect(result.output.count == bytes, "\(machine)")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left == ["rounds"])
  }

  @Test("what isn't a number of rounds is refused")
  func wrongRounds() async throws {
    for rounds in ["0\n", "many\n"] {
      let result = try await boot("aarch64-virt", rounds: rounds, in: try TemporaryFolder())
      #expect(result.status == 2)
      #expect(result.errors.contains("number of rounds"))
    }
  }
}
