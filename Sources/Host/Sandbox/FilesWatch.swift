import Glibc
import HostSupport

/// Sees to it that a guest's files don't take more than they may together.
///
/// Where the guest's folder is a file system of its own, the kernel does, and the guest gets an error.
/// Elsewhere the kernel limits each file alone, and the folder is looked at, from time to time: not in
/// the first second, in which most runs end, and never so often that it takes more than a twentieth
/// of a processor.
package struct FilesWatch {
  /// The folders on the disk that the program may write to.
  private let folders: [Jail]
  private let most: UInt64

  /// When to look again.
  package private(set) var next: ContinuousClock.Instant

  /// How long it doesn't look. With bubblewrap a folder on the disk has QEMU's channels, in which there
  /// is nothing to write for a guest.
  private let pause: Duration

  /// What watches over a program's own folders; nil if it has none on the disk, or no limit.
  package init?(_ enclosure: Enclosure) {
    guard let most = enclosure.limits.files else { return nil }
    var folders: [Jail] = []
    if case .onDisk(let jail) = enclosure.folder { folders.append(jail) }
    if let channels = enclosure.channels { folders.append(channels) }
    if folders.isEmpty { return nil }
    self.folders = folders
    self.most = most
    pause = enclosure.channels == nil ? .seconds(1) : .milliseconds(100)
    next = .now + pause
  }

  /// Looks if it's time.
  ///
  /// - Parameter process: The program, which may have files open that were removed, and what it has
  ///   started may.
  /// - Returns: Whether it is too much.
  package mutating func isTooMuch(by process: pid_t) -> Bool {
    let start = ContinuousClock.now
    guard start >= next else { return false }
    let processes = ProcessTree.processes(from: process)
    let isTooMuch = folders.contains { $0.takesMore(than: most, by: processes) }
    let end = ContinuousClock.now
    next = end + max(pause, (end - start) * 20)
    return isTooMuch
  }
}
