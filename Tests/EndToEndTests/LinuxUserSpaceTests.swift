import Foundation
import TestSupport
import Testing

@Suite("isa-debug-exit from an ordinary Linux process", .enabled(if: LinuxGuest.canBeMade))
struct LinuxUserSpaceTests {
  @Test(
    "its code is the status, after it has dropped its privileges",
    arguments: [(0, 0), (1, 1), (21, 21), (126, 126), (200, 127)] as [(UInt32, Int32)]
  )
  func codes(code: UInt32, status: Int32) async throws {
    let result = try await LinuxGuest.shared.boot("CODE=\(code)")
    #expect(result.status == status, "\(result.text) \(result.errors)")
    #expect(result.text.contains("ending QEMU with code \(code), as user 65534"), "\(result.text)")
  }

  @Test("without privileges it says what it needs, and QEMU runs on")
  func withoutPrivileges() async throws {
    let result = try await LinuxGuest.shared.boot("CODE=21 DROP_FIRST=1")
    // Linux panics when its first process ends, and resets.
    #expect(result.status == 126, "\(result.text) \(result.errors)")
    #expect(result.text.contains("CAP_SYS_RAWIO"), "\(result.text)")
  }

  @Test("without the device it says which option QEMU needs")
  func withoutDevice() async throws {
    let result = try await LinuxGuest.shared.boot("CODE=21") { kernel, disk, append in
      try await runQEMU(
        "qemu-system-x86_64",
        machine: "q35",
        [
          "-m", "512M", "-no-reboot", "-serial", "stdio", "-kernel", kernel.path, "-initrd",
          disk.path, "-append", append,
        ]
      )
    }
    #expect(result.text.contains("-device isa-debug-exit,iobase=0xf4"), "\(result.text)")
  }

  @Test("Linux gets no arguments but those of its command line, and no file that isn't there")
  func refused() async throws {
    let kernel = try await LinuxGuest.shared.kernel()
    let arguments = try await qemuExit(["run", kernel.path, "--", "a"])
    #expect(arguments.status == 125)
    #expect(arguments.errors.contains("--append"), "\(arguments.errors)")
    let disk = try await qemuExit(["run", "--initrd", "/nonexistent/disk.cpio", kernel.path])
    #expect(disk.status == 125)
    #expect(disk.errors.contains("/nonexistent/disk.cpio"), "\(disk.errors)")
  }

  @Test("outside QEMU it refuses and does no harm")
  func outside() async throws {
    let result = try await run(try await LinuxGuest.shared.program(), [])
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("LinuxExit: "), "\(result.errors)")
    #expect(result.text.isEmpty)
  }
}
