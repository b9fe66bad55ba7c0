import Foundation
import QEMURunner
import TestSupport
import Testing

@Suite("Semihosting: names, commands, memory and the debug channel of the host")
struct HostOperationsTests {
  static let machines = Machine.available.filter(\.architecture.hasSemihosting).map(\.id)

  @Test("every operation, where it goes well and where it doesn't", arguments: machines)
  func operations(machine: String) async throws {
    let folder = try TemporaryFolder()
    try await Probe(machine: machine).withImage(.hostOperations) { image in
      // The names that QEMU 7.2 makes are in /tmp, wherever temporary files should be.
      let result = try await qemuExit(
        ["run", "--share", ".", "--share", "/tmp", "--allow-command", "sh", image.path],
        in: folder.url
      )
      #expect(result.status == 0, "\(machine): \(result.text) \(result.errors)")
    }
    // What the command made.
    let contents = try Data(contentsOf: folder.url.appending(path: "ran"))
    #expect(contents == Data("ä".utf8))
  }

  @Test(
    "the debug channel gets every byte",
    // What firmware writes on the console may come in between.
    arguments: Machine.available.filter { $0.architecture.hasSemihosting && $0.firmware == nil }
      .map(\.id)
  )
  func debugChannel(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.debugChannel)
    #expect(result.status == 0, "\(machine): \(result.text) \(result.errors)")
    #expect(result.output == Data("a text, ä\nbc\n".utf8) + Data(0...255), "\(machine)")
  }

  @Test(
    "the debug channel gives every byte",
    arguments: ["aarch64-virt", "armv4t-versatilepb", "armv6m-microbit", "riscv32-virt"]
  )
  func debugInput(machine: String) async throws {
    // More than QEMU's queue takes. The last byte is there for QEMU 7.2, which is always one
    // behind.
    let bytes = Data((0..<3000).map { UInt8($0 % 251 + 5) } + [4])
    let result = try await Probe(machine: machine).run(
      .debugEcho,
      options: ["--stdin", "debug-channel"],
      input: bytes + [4]
    )
    #expect(result.status == 0, "\(machine): \(result.errors)")
    #expect(result.output == bytes || result.output.dropFirst() == bytes, "\(machine)")
  }

  @Test("where there is no host, they say so", arguments: ["x86_64-q35", "i686-microvm"])
  func notSupported(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.unsupportedOperations)
    #expect(result.status == 0, "\(machine): \(result.text) \(result.errors)")
  }
}
