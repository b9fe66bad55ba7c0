import Foundation
import HostSupport
import Subprocess
import Synchronization
import SystemPackage

/// A program that has run to its end.
package struct CommandResult: Sendable {
  /// The exit status, or 128 and the signal's number, as a shell has it.
  package var status: Int32
  package var output: Data
  package var errors: String

  package var text: String { String(decoding: output, as: UTF8.self) }
}

/// Runs a program and collects what it writes, at most 16 MiB. Its standard input is a file, or
/// empty.
///
/// One program more than the machine has processors runs at the same time.
package func run(
  _ program: URL,
  _ arguments: [String],
  in directory: URL? = nil,
  input: URL = URL(filePath: "/dev/null"),
  inputWaits: Bool = true,
  environment: [String: String]? = nil
) async throws -> CommandResult {
  try await ProcessorSlots.shared.withSlot {
    let source = try FileDescriptor.open(
      FilePath(input.path),
      .readOnly,
      options: inputWaits ? [] : [.nonBlocking]
    )
    let result = try await Subprocess.run(
      .path(FilePath(program.path)),
      arguments: Arguments(arguments),
      environment: environment.map(Environment.only) ?? .inherit,
      workingDirectory: directory.map { FilePath($0.path) },
      input: .fileDescriptor(source, closeAfterSpawningProcess: true),
      output: .data(limit: 16 << 20),
      error: .data(limit: 16 << 20)
    )
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let status): status
      case .signaled(let signal): 128 + signal
      }
    return CommandResult(
      status: status,
      output: result.standardOutput,
      errors: String(decoding: result.standardError, as: UTF8.self)
    )
  }
}

extension Environment {
  /// These variables and no others.
  fileprivate static func only(_ variables: [String: String]) -> Environment {
    .custom(
      Dictionary(uniqueKeysWithValues: variables.map { (Key(stringLiteral: $0), $1) })
    )
  }
}

/// A folder that disappears with its last reference.
package final class TemporaryFolder: Sendable {
  package let url: URL

  /// - Parameter parent: Where it is; nil for the folder for temporary files.
  package init(in parent: String? = nil) throws {
    let parent = parent.map { URL(filePath: $0) } ?? FileManager.default.temporaryDirectory
    url = parent.appending(path: "qemu-exit-test-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// One that tests share, and that disappears with this process.
  package static func untilExit() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    keptFolders.withLock { folders in
      if folders.isEmpty { atexit { keptFolders.withLock { $0.removeAll() } } }
      folders.append(folder)
    }
    return folder
  }
}

private let keptFolders = Mutex<[TemporaryFolder]>([])

/// One slot more than the machine has processors, as some programs only wait, handed out in the
/// order of asking.
package actor ProcessorSlots {
  package static let shared = ProcessorSlots(
    count: max(2, ProcessInfo.processInfo.activeProcessorCount + 1)
  )

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  package init(count: Int) {
    free = count
  }

  package nonisolated func withSlot<Result>(
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
