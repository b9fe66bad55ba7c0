import Foundation

/// The example `linux-user-space` as the only program of a Linux that QEMU boots. The kernel is
/// Debian's; the program is built and the kernel fetched once.
package actor LinuxGuest {
  package static let shared = LinuxGuest()

  /// Whether the machine has Debian's packages, from which the kernel comes.
  package static let canBeMade = FileManager.default.isExecutableFile(atPath: "/usr/bin/apt-get")

  private var building: Task<URL, any Error>?
  private var fetching: [String: Task<URL, any Error>] = [:]

  /// Boots by a function.
  ///
  /// - Parameters:
  ///   - parameters: Kernel parameters, which the program gets as environment variables.
  ///   - run: How QEMU is started with the kernel, the RAM disk and the parameters.
  package nonisolated func boot(
    _ parameters: String,
    by run: @Sendable (URL, URL, String) async throws -> CommandResult
  ) async throws -> CommandResult {
    let program = try await program()
    let folder = try TemporaryFolder()
    let disk = folder.url.appending(path: "initrd.cpio")
    try InitialRAMDisk(program: Data(contentsOf: program)).contents.write(to: disk)
    let result = try await run(
      kernel(),
      disk,
      "console=ttyS0 panic=-1 quiet SWIFT_ROOT=/ \(parameters)"
    )
    withExtendedLifetime(folder) {}
    return result
  }

  /// Boots by `qemu-exit run`.
  package nonisolated func boot(
    _ parameters: String,
    environment: [String: String]? = nil
  ) async throws -> CommandResult {
    try await boot(parameters) { kernel, disk, append in
      try await qemuExit(
        [
          "run", "--timeout", "120s", "--success-status", "33", "--initrd", disk.path,
          "--append", append, kernel.path,
        ],
        environment: environment
      )
    }
  }

  /// The program's file.
  package func program() async throws -> URL {
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

  /// A kernel's file.
  ///
  /// - Parameter architecture: Debian's name of its architecture.
  package func kernel(for architecture: String = "amd64") async throws -> URL {
    let task =
      fetching[architecture]
      ?? Task {
        let script = Project.root.appending(path: "Scripts/linux-kernel.sh")
        let fetch = try await run(script, [architecture])
        guard fetch.status == 0 else { throw TestError(fetch.errors) }
        return URL(filePath: fetch.text.trimmingCharacters(in: .newlines))
      }
    fetching[architecture] = task
    return try await task.value
  }
}
