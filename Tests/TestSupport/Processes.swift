import Foundation

/// What runs on this machine.
package enum Processes {
  /// The numbers of the processes that have a text in their arguments, which are separated by
  /// zeros.
  package static func naming(_ text: String) -> [String] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return folders.filter { folder in
      guard Int(folder) != nil,
        let arguments = try? Data(contentsOf: URL(filePath: "/proc/\(folder)/cmdline"))
      else { return false }
      return arguments.firstRange(of: Data(text.utf8)) != nil
    }
  }

  /// Whether such processes end, within half a minute, if nobody does anything about them.
  package static func areGone(naming text: String) async throws -> Bool {
    for _ in 0..<600 {
      if naming(text).isEmpty { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }
}
