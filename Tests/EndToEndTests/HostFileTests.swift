import Foundation
import HostSupport
import QEMURunner
import TestSupport
import Testing

@Suite("Semihosting: files and clocks of the host")
struct HostFileTests {
  static let machines = Machine.available.filter(\.architecture.hasSemihosting).map(\.id)
  static let name = "a näme with späces.bin"

  /// Boots in a folder of its own.
  func boot(
    _ machine: String,
    _ action: ProbeAction,
    code: UInt32 = 0,
    extra: UInt32 = 0,
    in folder: TemporaryFolder
  ) async throws -> CommandResult {
    let probe = try await Probe(machine: machine)
    return try await probe.withImage(action, code: code, extra: extra) { image in
      try await qemuExit(["run", "--share", ".", image.path], in: folder.url)
    }
  }

  @Test("what is written is what the host has, and what is read again", arguments: machines)
  func roundTrip(machine: String) async throws {
    for (size, chunk) in [(0, 16), (1, 1), (4095, 512), (4096, 4096), (4097, 1000)] as [(Int, Int)]
    {
      let folder = try TemporaryFolder()
      let result = try await boot(
        machine,
        .roundTrip,
        code: UInt32(size),
        extra: UInt32(chunk),
        in: folder
      )
      #expect(result.status == 0, "\(machine), \(size): \(result.text) \(result.errors)")
      let contents = try Data(contentsOf: folder.url.appending(path: Self.name))
      #expect(contents == Self.pattern(size), "\(machine), \(size)")
    }
  }

  @Test("16 MiB", arguments: ["aarch64-virt", "armv7-virt", "armv7em-mps2-an500", "riscv32-virt"])
  func large(machine: String) async throws {
    let folder = try TemporaryFolder()
    let size = 16 << 20
    let result = try await boot(
      machine,
      .roundTrip,
      code: UInt32(size),
      extra: 65521,
      in: folder
    )
    #expect(result.status == 0, "\(result.text) \(result.errors)")
    let contents = try Data(contentsOf: folder.url.appending(path: Self.name))
    #expect(contents == Self.pattern(size))
  }

  static func pattern(_ size: Int) -> Data {
    Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) })
  }

  @Test("a folder in a file's place is told", arguments: ["aarch64-virt", "riscv64-virt"])
  func folderInPlace(machine: String) async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: Self.name),
      withIntermediateDirectories: false
    )
    let result = try await boot(machine, .roundTrip, code: 1, extra: 1, in: folder)
    #expect(result.status == 5)
    #expect(result.text.contains("EISDIR"), "\(result.text)")
  }

  @Test("errors are told by name, and the end of a file is none", arguments: machines)
  func errors(machine: String) async throws {
    let folder = try TemporaryFolder()
    try Data("present".utf8).write(to: folder.url.appending(path: "present"))
    let result = try await boot(machine, .fileErrors, in: folder)
    #expect(result.status == 0, "\(machine): \(result.text) \(result.errors)")
  }

  @Test("positions, lengths, appending, renaming, removing", arguments: machines)
  func operations(machine: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await boot(machine, .fileOperations, in: folder)
    #expect(result.status == 0, "\(machine): \(result.text) \(result.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test("clocks go on", arguments: machines)
  func clocks(machine: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await boot(machine, .hostClocks, in: folder)
    #expect(result.status == 0, "\(machine): \(result.text) \(result.errors)")
  }

  @Test("QEMU answers, and has both extensions", arguments: machines)
  func features(machine: String) async throws {
    let folder = try TemporaryFolder()
    #expect(try await boot(machine, .hostFeatures, in: folder).status == 0x43)
  }

  @Test("that QEMU doesn't answer is told", arguments: ["riscv64-virt", "riscv32-spike"])
  func noAnswer(machine: String) async throws {
    #expect(
      try await Probe(machine: machine).run(.hostFeatures, options: Probe.withoutSemihosting).status
        == 0
    )
  }

  @Test(
    "a disk that is full keeps what it took",
    .enabled("the machine lets users mount") { try await Mount.isPossible() },
    arguments: ["aarch64-virt", "armv7em-mps2-an500", "riscv32-virt"]
  )
  func fullDisk(machine: String) async throws {
    try await Probe(machine: machine).withImage(.fillDisk) { image in
      let result = try await Mount.memory(kibibytes: 64).qemuExit([
        "run", "--share", ".", image.path,
      ])
      #expect(result.status == 0, "\(machine): \(result.text) \(result.errors)")
      #expect(result.text == "65536\n")
    }
  }

  @Test(
    "a folder that can't be written to is told",
    .enabled("the machine lets users mount") { try await Mount.isPossible() },
    arguments: ["aarch64-virt", "armv7em-mps2-an500", "riscv32-virt"]
  )
  func readOnlyFolder(machine: String) async throws {
    try await Probe(machine: machine).withImage(.roundTrip, code: 1, extra: 1) { image in
      let result = try await Mount.readOnly.qemuExit(["run", "--share", ".", image.path])
      #expect(result.status == 5)
      #expect(result.text.contains("EROFS"), "\(result.text) \(result.errors)")
    }
  }

  @Test("where there is no host, files say so", arguments: ["x86_64-q35", "i686-microvm"])
  func notSupported(machine: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await boot(machine, .roundTrip, code: 1, extra: 1, in: folder)
    #expect(result.status == 5)
    #expect(result.text.contains("not supported here"), "\(result.text)")
    #expect(try await boot(machine, .hostFeatures, in: folder).status == 0)
  }
}
