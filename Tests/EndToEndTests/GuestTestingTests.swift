import Foundation
import QEMURunner
import TestSupport
import Testing

/// `Tests/TestingGuests`: packages whose tests are `GuestTesting`'s own.
@Suite("GuestTesting, on the target")
struct GuestTestingTests {
  private static let machines = Machine.samples(of: Machine.available).map(\.id)

  @Test("what is right passes: suites, arguments, traits, expectations, known issues")
  func passing() async throws {
    let images = try await TestingGuests.shared.images("Passing", for: Self.machines)
    let result = try await qemuExit(["test"] + images)
    #expect(result.status == 0, "\(result.text) \(result.errors)")
    for machine in Self.machines {
      #expect(
        result.text.contains("\(machine) with 32 tests in 12 suites passed after "),
        "\(machine)"
      )
    }
  }

  @Test(
    "a plan is followed in its order, however many ranges it has",
    arguments: ["memory", "none"]
  )
  func longPlan(isolation: String) async throws {
    let image = try #require(
      try await TestingGuests.shared.images("Passing", for: ["riscv64-virt"]).first
    )
    let token = "0123456789abcdef"
    /// What tests are told of, in which order.
    func tests(_ plan: String) async throws -> [Int] {
      let result = try await qemuExit(
        ["run", image, "--", "qemu-exit-test/1", token, isolation, plan]
      )
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.text.ranges(of: "\(token) B ").count == 1)
      #expect(result.text.hasSuffix("\(token) Q\n"))
      return result.text.matches(of: try Regex("\(token) [SK] ([0-9]+)")).compactMap {
        $0.output[1].substring.flatMap { Int($0) }
      }
    }
    let all = try await tests("all")
    #expect(all.count > 20 && all == all.sorted())
    // Among the indices are those of suites, and others of nothing.
    let backwards = (0...99).reversed().map(String.init).joined(separator: "+")
    #expect(try await tests(backwards) == all.reversed())
    #expect(try await tests("\(backwards)+0-99") == all.reversed() + all)
    #expect(try await tests("90-4294967285") == [])
  }

  /// Machines on which counts are exact, one of each kind.
  private static let countingMachines = [
    "aarch64-virt", "armv7-virt", "riscv32-virt", "riscv64-virt", "x86_64-microvm",
  ]

  @Test("counts are the same to the instruction, and above the baseline's tolerance a test fails")
  func baseline() async throws {
    let images = try await TestingGuests.shared.images("Passing", for: Self.countingMachines)
    let folder = try TemporaryFolder()
    func measure(_ file: String, _ arguments: String...) async throws -> CommandResult {
      let path = folder.url.appending(path: file).path
      return try await qemuExit(
        ["test", "--filter", #"\.measures\(\)"#, "--baseline", path] + arguments + images
      )
    }
    func counts(_ file: String) throws -> [String: [String: Int]] {
      let json = try jsonObject(at: folder.url.appending(path: file))
      let machines = try #require(json["measurements"] as? [String: [String: [String: Int]]])
      return machines.compactMapValues { $0["Passing.measures()"] }
    }
    #expect(try await measure("first.json", "--update-baseline").status == 0)
    #expect(try await measure("second.json", "--update-baseline").status == 0)
    let first = try counts("first.json")
    #expect(try counts("second.json") == first)
    #expect(first.keys.sorted() == Self.countingMachines)
    for (machine, counts) in first {
      #expect((1...100).contains(counts["nothing"] ?? 0), "\(machine)")
      #expect(counts["a thousand numbers"] ?? 0 > 1000, "\(machine)")
    }
    #expect(try await measure("first.json").status == 0)

    // One took two hundredths less before, the other more.
    let changed = first.mapValues { counts in
      ["a thousand numbers": (counts["a thousand numbers"] ?? 0) * 98 / 100, "nothing": 1000]
    }
    let json = try JSONSerialization.data(withJSONObject: [
      "schema": 1, "measurements": changed.mapValues { ["Passing.measures()": $0] },
    ])
    try json.write(to: folder.url.appending(path: "first.json"))
    let worse = try await measure("first.json", "--tolerance", "1")
    #expect(worse.status == 1, "\(worse.errors)")
    for machine in Self.countingMachines {
      let count = try #require(first[machine]?["a thousand numbers"])
      let before = try #require(changed[machine]?["a thousand numbers"])
      #expect(
        worse.text.contains(
          "'a thousand numbers' took \(count) instructions, 2.0 % more than the baseline's "
            + "\(before) (tolerance 1.0 %)"
        ),
        "\(machine): \(worse.text)"
      )
    }
    #expect(!worse.text.contains("'nothing' took"))
    #expect(try await measure("first.json", "--tolerance", "3").status == 0)
  }

  /// The records of `Failing.records`, in which the session's token and what differs from build to
  /// build are left out.
  private func records(of image: String) async throws -> [String] {
    let token = "0123456789abcdef"
    let result = try await qemuExit(
      ["run", image, "--", "qemu-exit-test/1", token, "memory", "all"]
    )
    #expect(result.status == 0, "\(result.errors)")
    return result.text.replacing("\u{1E}\(token) ", with: "")
      .replacing(#/\nM \d+ /#, with: "\nM COUNT ")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(
    "what is wrong is told, in Swift Testing's words",
    arguments: ["aarch64-virt", "riscv64-virt"]
  )
  func failing(machine: String) async throws {
    let expected = try String(
      contentsOf: TestingGuests.package("Failing").appending(path: "Failing.records"),
      encoding: .utf8
    )
    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let image = try #require(
      try await TestingGuests.shared.images("Failing", for: [machine]).first
    )
    let found = try await records(of: image)
    #expect(found == expected)
    // One that fails ends with 1.
    let result = try await qemuExit(["test", image])
    #expect(result.status == 1, "\(result.errors)")
  }
}
