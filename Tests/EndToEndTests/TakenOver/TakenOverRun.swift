import Foundation
import Glibc
import TestSupport

/// What became of the attempts of a QEMU that has been taken over, in one sandbox.
struct TakenOverRun: Sendable {
  /// What became of an attempt.
  struct Outcome: Equatable, Sendable, CustomStringConvertible {
    var isAllowed: Bool
    var error: Int32
    /// How much was had of what there is much of.
    var amount: Int

    var description: String {
      let words = error == 0 ? "it worked" : String(cString: strerror(error))
      return "\(isAllowed ? "let through" : "refused"): \(words)\(amount == 0 ? "" : ", \(amount)")"
    }
  }

  /// By the attempts' names.
  var outcomes: [String: Outcome] = [:]

  /// The error's number for each number of a system call; nil where it wasn't tried.
  var calls: [Int: Int32?] = [:]

  /// What the runner ended, and so was not told.
  var isIncomplete = false

  /// Runs all of it.
  init(in sandbox: Sandbox) async throws {
    let scene = try await TakenOverScene(for: sandbox)
    for group in ["attempts", "memory", "scratch", "calls"] {
      let result = try await scene.run(group)
      read(result.text)
      guard !result.text.hasSuffix("end\n") else { continue }
      // A run whose files are too many may be ended at any moment.
      guard group == "scratch", result.status == 126 else {
        throw TestError("\(sandbox), \(group): \(result.status), \(result.errors) \(result.text)")
      }
      isIncomplete = true
    }
  }

  private mutating func read(_ text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      switch words.first {
      case "attempt" where words.count == 5:
        outcomes[words[1]] = Outcome(
          isAllowed: words[2] == "allowed",
          error: Int32(words[3]) ?? -1,
          amount: Int(words[4]) ?? 0
        )
      case "call" where words.count == 3:
        if let number = Int(words[1]) { calls[number] = .some(Int32(words[2])) }
      default: break
      }
    }
  }
}

/// Runs each sandbox's attempts once, for several tests.
actor TakenOverRuns {
  static let shared = TakenOverRuns()

  private var runs: [Sandbox: Task<TakenOverRun, any Error>] = [:]
  private var obstacles: [Sandbox: Task<String?, any Error>] = [:]

  /// Why a sandbox can't be had on this computer; nil if it can.
  func obstacle(to sandbox: Sandbox) async throws -> String? {
    let task = obstacles[sandbox] ?? Task { try await TakenOverScene.obstacle(to: sandbox) }
    obstacles[sandbox] = task
    return try await task.value
  }

  func run(in sandbox: Sandbox) async throws -> TakenOverRun {
    let task = runs[sandbox] ?? Task { try await TakenOverRun(in: sandbox) }
    runs[sandbox] = task
    return try await task.value
  }
}
