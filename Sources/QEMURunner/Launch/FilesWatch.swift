import Glibc

/// Sees to it that a guest's files don't take more than they may together.
///
/// Where the guest's folder is a file system of its own, the kernel does, and the guest gets an error.
/// Elsewhere the kernel limits each file alone, and the folder is looked at, from time to time: not in
/// the first second, in which most runs end, and never so often that it takes more than a twentieth
/// of a processor.
struct FilesWatch {
  private let jail: Jail
  private let marker: Jail?
  private let most: UInt64

  /// When to look again.
  private(set) var next: ContinuousClock.Instant

  /// How long it doesn't look. With bubblewrap a folder on the disk has QEMU's channels, in which there
  /// is nothing to write for a guest.
  private let pause: Duration

  /// What watches over a program's own folder; nil if it has none or no limit.
  init?(_ enclosure: Enclosure) {
    guard let jail = enclosure.jail, let most = enclosure.limits.files else { return nil }
    self.jail = jail
    marker = enclosure.markerFolder
    pause = marker == nil ? .seconds(1) : .milliseconds(100)
    next = .now + pause
    self.most = most
  }

  /// Looks if it's time.
  ///
  /// - Parameter process: The program, which may have files open that were removed.
  /// - Returns: Whether it is too much.
  mutating func isTooMuch(by process: Int32) -> Bool {
    let start = ContinuousClock.now
    guard start >= next else { return false }
    let isTooMuch =
      !jail.isCovered(for: process) && jail.takesMore(than: most, by: process)
      || marker?.takesMore(than: most, by: process) ?? false
    let end = ContinuousClock.now
    next = end + max(pause, (end - start) * 20)
    return isTooMuch
  }
}
