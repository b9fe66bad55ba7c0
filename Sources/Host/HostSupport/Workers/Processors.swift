import CHostSupport
import Glibc

/// The processors that this program may use.
public enum Processors {
  /// Their number, at least 1: those that it may be scheduled on, or fewer if its control groups
  /// get less time.
  public static var available: Int {
    let scheduled = Int(_qx_scheduled_processors())
    return max(1, min(scheduled, quota(of: "/proc/self/cgroup", below: "/sys/fs/cgroup") ?? .max))
  }

  /// The processors' worth of time that control groups of version 2 allow, rounded up; nil for any.
  ///
  /// - Parameters:
  ///   - membership: The file that tells the group: a line `0::/PATH`.
  ///   - root: The folder of the groups.
  ///
  /// Source: Linux, Documentation/admin-guide/cgroup-v2.rst, `cpu.max`.
  static func quota(of membership: String, below root: String) -> Int? {
    let line = text(membership)?.split(separator: "\n").first { $0.hasPrefix("0::") }
    guard let line else { return nil }
    var parts = line.dropFirst(3).split(separator: "/")
    var least: Int?
    while true {
      let folder = ([Substring(root)] + parts).joined(separator: "/")
      let words = text("\(folder)/cpu.max")?.split { $0 == " " || $0 == "\n" } ?? []
      if words.count == 2, let time = Int(words[0]), let period = Int(words[1]), period > 0 {
        least = min(least ?? .max, (time + period - 1) / period)
      }
      guard parts.popLast() != nil else { return least }
    }
  }

  private static func text(_ path: String) -> String? {
    let file = FileDescriptor(open(path, O_RDONLY | O_CLOEXEC))
    guard file.number >= 0 else { return nil }
    var text: String?
    _ = file.read { text = String(decoding: $0, as: UTF8.self) }
    return text
  }
}
