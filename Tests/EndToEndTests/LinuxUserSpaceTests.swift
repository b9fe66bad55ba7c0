import Foundation
import Testing

/// Whether the machine has Debian's packages, from which the kernel comes.
private let hasPackages = FileManager.default.isExecutableFile(atPath: "/usr/bin/apt-get")

@Suite("isa-debug-exit from an ordinary Linux process", .enabled(if: hasPackages))
struct LinuxUserSpaceTests {
  /// Builds the example and boots Debian's kernel with nothing else.
  ///
  /// - Parameters:
  ///   - parameters: Kernel parameters, which the program gets as environment variables.
  ///   - run: How QEMU is started with the kernel, the RAM disk and the parameters.
  func boot(
    _ parameters: String,
    by run: (URL, URL, String) async throws -> CommandResult
  ) async throws -> CommandResult {
    let program = try await LinuxProgram.shared.program()
    let folder = try TemporaryFolder()
    let disk = folder.url.appending(path: "initrd.cpio")
    try InitialRAMDisk(program: Data(contentsOf: program)).contents.write(to: disk)
    let result = try await run(
      LinuxProgram.shared.kernel(),
      disk,
      "console=ttyS0 panic=-1 quiet SWIFT_ROOT=/ \(parameters)"
    )
    withExtendedLifetime(folder) {}
    return result
  }

  func boot(_ parameters: String) async throws -> CommandResult {
    try await boot(parameters) { kernel, disk, append in
      try await qemuExit([
        "run", "--arch", "x86_64", "--kernel", "--machine", "x86_64-q35", "--memory", "512M",
        "--timeout", "120s", "--success-status", "33", "--qemu-arg=-initrd",
        "--qemu-arg=\(disk.path)", "--qemu-arg=-append", "--qemu-arg=\(append)", kernel.path,
      ])
    }
  }

  @Test(
    "its code is the status, after it has dropped its privileges",
    arguments: [(0, 0), (1, 1), (21, 21), (126, 126), (200, 127)] as [(UInt32, Int32)]
  )
  func codes(code: UInt32, status: Int32) async throws {
    let result = try await boot("CODE=\(code)")
    #expect(result.status == status, "\(result.text) \(result.errors)")
    #expect(result.text.contains("ending QEMU with code \(code), as user 65534"), "\(result.text)")
  }

  @Test("without privileges it says what it needs, and QEMU runs on")
  func withoutPrivileges() async throws {
    let result = try await boot("CODE=21 DROP_FIRST=1")
    // Linux panics when its first process ends, and resets.
    #expect(result.status == 126, "\(result.text) \(result.errors)")
    #expect(result.text.contains("CAP_SYS_RAWIO"), "\(result.text)")
  }

  @Test("without the device it says which option QEMU needs")
  func withoutDevice() async throws {
    let result = try await boot("CODE=21") { kernel, disk, append in
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

  @Test("outside QEMU it refuses and does no harm")
  func outside() async throws {
    let result = try await run(try await LinuxProgram.shared.program(), [])
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("LinuxExit: "), "\(result.errors)")
    #expect(result.text.isEmpty)
  }
}

/// The example and the kernel, made and fetched once.
private actor LinuxProgram {
  static let shared = LinuxProgram()

  private var building: Task<URL, any Error>?
  private var fetching: Task<URL, any Error>?

  func program() async throws -> URL {
    let task =
      building
      ?? Task {
        let folder = Project.root.appending(path: "Examples/linux-user-space")
        let build = try await run(
          try Project.toolchainProgram("swift"),
          [
            "build", "-c", "release", "-Xswiftc", "-static-executable", "-Xswiftc", "-use-ld=lld",
          ],
          in: folder
        )
        guard build.status == 0 else { throw TestError("\(build.text) \(build.errors)") }
        return folder.appending(path: ".build/release/LinuxExit")
      }
    building = task
    return try await task.value
  }

  func kernel() async throws -> URL {
    let task =
      fetching
      ?? Task {
        let fetch = try await run(Project.root.appending(path: "Scripts/linux-kernel.sh"), [])
        guard fetch.status == 0 else { throw TestError(fetch.errors) }
        return URL(filePath: fetch.text.trimmingCharacters(in: .newlines))
      }
    fetching = task
    return try await task.value
  }
}
