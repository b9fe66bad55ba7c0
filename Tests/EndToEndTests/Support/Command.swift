import Foundation
import Synchronization

/// A program that has run to its end.
struct CommandResult {
  /// The exit status, or 128 and the signal's number, as a shell has it.
  var status: Int32
  var output: Data
  var errors: String

  var text: String { String(decoding: output, as: UTF8.self) }
}

/// Runs a program and collects what it writes.
///
/// Output goes through files, so that no amount of it blocks the program. As many programs as the
/// machine has processors run at the same time.
func run(
  _ program: URL,
  _ arguments: [String],
  in directory: URL? = nil,
  environment: [String: String]? = nil
) async throws -> CommandResult {
  try await ProcessorSlots.shared.withSlot {
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: "output")
    let errors = folder.url.appending(path: "errors")
    try Data().write(to: output)
    try Data().write(to: errors)
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = environment ?? ProcessInfo.processInfo.environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in done.resume() }
      do { try process.run() } catch { done.resume(throwing: error) }
    }
    let signalled = process.terminationReason == .uncaughtSignal
    return CommandResult(
      status: signalled ? 128 + process.terminationStatus : process.terminationStatus,
      output: try Data(contentsOf: output),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    )
  }
}

/// A folder that disappears with its last reference.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "qemu-exit-test-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }
}

/// As many slots as the machine has processors, handed out in the order of asking.
actor ProcessorSlots {
  static let shared = ProcessorSlots(count: max(2, ProcessInfo.processInfo.activeProcessorCount))

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(count: Int) {
    free = count
  }

  nonisolated func withSlot<Result>(
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    await take()
    do {
      let result = try await body()
      await giveBack()
      return result
    } catch {
      await giveBack()
      throw error
    }
  }

  private func take() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func giveBack() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
