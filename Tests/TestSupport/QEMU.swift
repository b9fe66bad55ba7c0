import Foundation

/// Starts QEMU by hand, without the runner, and with no device that isn't asked for.
///
/// - Parameters:
///   - program: QEMU's program, in `PATH`.
///   - machine: The machine's type.
///   - options: Further arguments.
///   - seconds: When to kill it; nil to let it run.
package func runQEMU(
  _ program: String,
  machine: String,
  _ options: [String],
  killAfter seconds: Int? = nil
) async throws -> CommandResult {
  let limit = seconds.map { ["timeout", "-s", "KILL", "\($0)"] } ?? []
  let arguments = [
    program, "-nodefaults", "-no-user-config", "-display", "none", "-M", machine,
  ]
  return try await run(URL(filePath: "/usr/bin/env"), limit + arguments + options)
}
