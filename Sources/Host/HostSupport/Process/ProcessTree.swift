import Glibc

/// What a program has started, and that has.
///
/// Found by what each process says of its parent and its group: the kernel's lists of children
/// (`/proc/PID/task/TID/children`) aren't in every kernel, and who has lost its parent is in none.
package enum ProcessTree {
  /// The numbers of a process, of all that it has started and they have, and of its group.
  ///
  /// - Parameter process: The process. It leads its group.
  package static func processes(from process: pid_t) -> [pid_t] {
    var others = Path.names(in: "/proc").compactMap { pid_t($0) }.compactMap(Relatives.init)
    var tree: Set = [process]
    var hasGrown = true
    while hasGrown {
      let found = others.filter { tree.contains($0.parent) || $0.group == process }
      tree.formUnion(found.map(\.process))
      others.removeAll { tree.contains($0.process) }
      hasGrown = !found.isEmpty
    }
    return tree.sorted()
  }

  /// What a process says of itself.
  private struct Relatives {
    var process: pid_t
    var parent: pid_t
    var group: pid_t

    /// Reads it; nil if the process has ended.
    init?(_ process: pid_t) {
      let file = FileDescriptor(open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC))
      var text: [UInt8] = []
      guard file.number >= 0, file.read({ text.append(contentsOf: $0) }) == .bytes,
        // Its name is in parentheses, which it may have, too. What follows is its state.
        let end = text.lastIndex(of: UInt8(ascii: ")"))
      else { return nil }
      let words = text[(end + 1)...].split(separator: UInt8(ascii: " "), maxSplits: 3)
      guard words.count == 4, let parent = pid_t(String(decoding: words[1], as: UTF8.self)),
        let group = pid_t(String(decoding: words[2], as: UTF8.self))
      else { return nil }
      self.process = process
      self.parent = parent
      self.group = group
    }
  }
}
