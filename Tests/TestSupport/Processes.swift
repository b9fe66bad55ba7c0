import Foundation
import Glibc
import HostSupport

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
      return contains(arguments, Array(text.utf8))
    }
  }

  /// The C library's functions, as a generic search takes seconds where compilers run, by all that is
  /// in their arguments.
  private static func contains(_ data: Data, _ text: [UInt8]) -> Bool {
    data.withUnsafeBytes { bytes in
      var place = 0
      while place + text.count <= bytes.count, let start = bytes.baseAddress,
        let found = memchr(start + place, Int32(text[0]), bytes.count - place)
      {
        place = UnsafeRawPointer(found) - start
        if place + text.count <= bytes.count, memcmp(found, text, text.count) == 0 { return true }
        place += 1
      }
      return false
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
