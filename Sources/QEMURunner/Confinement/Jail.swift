import CQEMULaunch
import Glibc

/// An empty temporary folder that is a guest's for one run. It disappears with its last reference;
/// what programs have left that were killed, the next run removes.
final class Jail {
  let path: String

  /// Holds the lock that tells others that the folder is in use.
  private let lock: FileDescriptor

  private static let prefix = "run-"

  /// Makes the folder, in the folder for temporary files.
  init() throws(ConfinementError) {
    (path, lock) = try Self.make()
  }

  deinit {
    _ = _qx_remove_tree(path)
    // Fails while others have folders there.
    let parent = Path.folder(path)
    if !Self.isShared(parent) { rmdir(parent) }
  }

  /// Whether what is in it, and what a process has open that was removed, takes more than so many
  /// bytes.
  func takesMore(than most: UInt64, by process: Int32) -> Bool {
    _qx_takes_more(lock.number, process, most) != 0
  }

  /// Whether a process finds a file system of its own in the folder's place.
  ///
  /// - Parameter process: The process, or bubblewrap, which has started it by way of another one.
  func isCovered(for process: Int32) -> Bool {
    var status = stat()
    guard fstat(lock.number, &status) == 0 else { return false }
    return Self.line(from: process).contains { process in
      var there = stat()
      return stat("/proc/\(process)/root\(path)", &there) == 0 && there.st_dev != status.st_dev
    }
  }

  /// A process, its child, and that one's.
  private static func line(from process: Int32) -> [Int32] {
    var line = [process]
    for _ in 0..<2 {
      let last = line[line.count - 1]
      let file = FileDescriptor(open("/proc/\(last)/task/\(last)/children", O_RDONLY | O_CLOEXEC))
      var text: [UInt8] = []
      guard file.number >= 0, file.read({ text.append(contentsOf: $0) }) == .bytes,
        let child = Int32(String(decoding: text.prefix { $0 != 0x20 }, as: UTF8.self))
      else { break }
      line.append(child)
    }
    return line
  }

  private static func make() throws(ConfinementError) -> (String, FileDescriptor) {
    var tries = 0
    while true {
      tries += 1
      guard let parent = try parent() else {
        guard tries < 100 else { throw failure("the folder for temporary files") }
        continue
      }
      let isOwn = !isShared(parent)
      if isOwn { sweep(parent) }
      var template = Array("\(parent)/\(isOwn ? "" : "qemu-exit-")\(prefix)XXXXXX".utf8CString)
      let path = template.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
      }
      guard let path else {
        // The last of the others has just removed what was empty.
        if errno == ENOENT && tries < 100 { continue }
        throw failure(parent)
      }
      let lock = FileDescriptor(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
      guard lock.number >= 0, flock(lock.number, LOCK_EX | LOCK_NB) == 0 else {
        let error = failure(path)
        rmdir(path)
        throw error
      }
      return (path, lock)
    }
  }

  /// Whether a folder is that for temporary files itself.
  private static func isShared(_ folder: String) -> Bool { folder == Path.temporary }

  /// The folder that has all runs' folders of a user, and nobody else's; nil if another program has
  /// removed it meanwhile.
  private static func parent() throws(ConfinementError) -> String? {
    let path = "\(Path.temporary)/qemu-exit-\(geteuid())"
    if mkdir(path, 0o700) != 0 && errno != EEXIST { throw failure(path) }
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw failure(path)
    }
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
      status.st_mode & (S_IWGRP | S_IWOTH) == 0
    else {
      // Somebody else's, who must not keep this user from anything. One that nobody sweeps.
      return Path.temporary
    }
    return path
  }

  /// Removes the folders of programs that were killed: those that nobody holds locked.
  ///
  /// - Parameter age: How many seconds old they must be. Between making and locking one passes a
  ///   moment.
  static func sweep(_ parent: String, olderThan age: Int = 60) {
    for name in Path.names(in: parent) where name.hasPrefix(prefix) {
      let path = "\(parent)/\(name)"
      let found = FileDescriptor(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW))
      guard found.number >= 0, Self.age(of: found) >= age,
        flock(found.number, LOCK_EX | LOCK_NB) == 0
      else {
        continue
      }
      _ = _qx_remove_tree(path)
    }
  }

  /// How many seconds ago a folder was last changed.
  private static func age(of folder: FileDescriptor) -> Int {
    var status = stat()
    return fstat(folder.number, &status) == 0 ? time(nil) - status.st_ctim.tv_sec : 0
  }

  private static func failure(_ path: String) -> ConfinementError {
    .system("can't make a temporary folder in \(path)", String(cString: strerror(errno)))
  }
}
