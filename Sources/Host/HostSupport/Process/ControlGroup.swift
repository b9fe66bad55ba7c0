import Glibc

/// A group of processes that the kernel lets have only so many, themselves and their threads: a
/// control group (cgroup) with the controller for process numbers, of either version.
///
/// It is for root, whose processes no resource limit counts. It disappears with its last reference;
/// what programs have left that were killed, the next run removes.
///
/// Source: Linux, Documentation/admin-guide/cgroup-v2.rst and cgroup-v1/pids.rst of 6.12.
final class ControlGroup {
  package let path: String

  private static let prefix = "qemu-exit-"

  /// Makes a group; nil where this program may not, or the system has none.
  ///
  /// - Parameter most: How many processes and threads it may have together.
  init?(mostProcesses most: UInt64) {
    guard let parent = Self.parent() else { return nil }
    // One with processes can't be removed.
    for path in UniqueFolder.old(in: parent, prefix: Self.prefix, olderThan: 60) { rmdir(path) }
    guard let made = UniqueFolder.make(in: parent, prefix: Self.prefix) else { return nil }
    path = made
    let limit = FileDescriptor(open("\(path)/pids.max", O_WRONLY | O_CLOEXEC))
    guard limit.number >= 0, limit.write(Array("\(most)\n".utf8)) == 0 else {
      rmdir(path)
      return nil
    }
  }

  /// Takes a process in, with its threads and all that it has started and they have.
  ///
  /// The kernel waits for all processors meanwhile, which takes a millisecond or more.
  package func add(_ process: pid_t) {
    let file = FileDescriptor(open("\(path)/cgroup.procs", O_WRONLY | O_CLOEXEC))
    guard file.number >= 0 else { return }
    var added: Set<pid_t> = []
    // What is started meanwhile is a member if the one that starts it is.
    for _ in 0..<10 {
      let new = ProcessTree.processes(from: process).filter { !added.contains($0) }
      if new.isEmpty { return }
      for process in new { _ = file.write(Array("\(process)\n".utf8)) }
      added.formUnion(new)
    }
  }

  deinit {
    // The last of its processes may still be ending.
    for _ in 0..<20 where rmdir(path) != 0 && errno == EBUSY { usleep(1000) }
  }

  /// The group in which groups can be made that limit processes.
  private static func parent() -> String? {
    guard let text = contents(of: "/proc/self/cgroup") else { return nil }
    // Lines of a hierarchy's number, its controllers and this program's group.
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let group = parts[2] == "/" ? "" : String(parts[2])
      if parts[1] == "pids" { return "/sys/fs/cgroup/pids\(group)" }
      guard parts[1].isEmpty else { continue }
      // Of version 2, a group with processes has no groups that limit them, unless it is the root.
      let parent = "/sys/fs/cgroup\(group.isEmpty ? "" : Path.folder(group))"
      let controllers = contents(of: "\(parent)/cgroup.subtree_control") ?? ""
      if controllers.split(whereSeparator: \.isWhitespace).contains("pids") { return parent }
    }
    return nil
  }

  private static func contents(of path: String) -> String? {
    let file = FileDescriptor(open(path, O_RDONLY | O_CLOEXEC))
    var text: [UInt8] = []
    guard file.number >= 0 else { return nil }
    while file.read({ text.append(contentsOf: $0) }) == .bytes {}
    return String(decoding: text, as: UTF8.self)
  }
}
