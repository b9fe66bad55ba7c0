import Foundation
import QEMURunner
import TestSupport
import Testing

/// `Tests/TestingGuests`: programs that are tested by `GuestTesting`'s own means.
@Suite("GuestTesting, on the target")
struct GuestTestingTests {
  private static let machines = Machine.samples(of: Machine.available).map(\.id)

  @Test("what is right passes: suites, arguments, traits, expectations, known issues")
  func passing() async throws {
    let result =
      if GuestImages.areBuilt {
        try await qemuExit(
          ["test"] + TestingGuests.shared.images("Passing", for: Self.machines)
        )
      } else {
        // It builds them, too.
        try await TestingGuests.shared.inTurn {
          try await qemuExit(
            ["test", "--package-path", TestingGuests.package.path, "--product", "Passing"]
              + Self.machines.flatMap { ["--machine", $0] },
            environment: TestingGuests.environment
          )
        }
      }
    #expect(result.status == 0, "\(result.text) \(result.errors)")
    for machine in Self.machines {
      #expect(
        result.text.contains("\(machine) with 32 tests in 12 suites passed after "),
        "\(machine)"
      )
    }
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
      contentsOf: TestingGuests.package.appending(path: "Failing.records"),
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
