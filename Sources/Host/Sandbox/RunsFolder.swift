import CHostSupport
import Glibc
import HostSupport

/// The folder in which a user's runs have theirs: in that for temporary files, and nobody else's.
///
/// It stays when they have ended, and so does one folder in it, which is empty: to make, to lock and
/// to remove one for each run takes longer than all that confines it.
struct RunsFolder {
  /// Its path.
  package let path: String

  /// Whether there are other folders in it than the one that stays. Not every file system tells.
  private let mayHaveMore: Bool

  /// What the names of runs' own folders begin with.
  private static let prefix = "run-"

  /// The name of the folder that stays.
  private static let common = "guest"

  /// How old, in seconds, what is removed must be: between making and locking a folder passes a moment.
  private static let youngest = 60

  /// Makes it, if it isn't there yet; nil if something of somebody else's is in its place, who must not
  /// keep this user from anything.
  ///
  /// - Parameter parent: The folder for temporary files.
  init?(in parent: String = Path.temporary) throws(ConfinementError) {
    path = "\(parent)/qemu-exit-\(geteuid())"
    guard let status = try Self.makeOwn(path) else { return nil }
    // A folder's links are its name, its own `.`, and the `..` of those in it.
    mayHaveMore = status.st_nlink != 3
  }

  /// A folder that all runs have in common which put a file system of their own in its place. It is
  /// locked, by which systems that remove old temporary files leave it (tmpfiles.d(5)).
  ///
  /// - Parameter age: How many seconds old what killed programs have left must be to be removed.
  /// - Returns: Nil if something of somebody else's is in its place.
  func mountPoint(sweepingOlderThan age: Int = youngest) throws(ConfinementError) -> MountPoint? {
    if mayHaveMore { Self.sweep(path, olderThan: age) }
    let place = "\(path)/\(Self.common)"
    guard try Self.makeOwn(place) != nil else { return nil }
    let lock = FileDescriptor(open(place, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
    guard lock.number >= 0 else { throw ConfinementError.folder(place) }
    _ = flock(lock.number, LOCK_SH | LOCK_NB)
    return MountPoint(path: place, heldBy: lock)
  }

  /// Makes a folder for one run alone, and locks it.
  package static func make() throws(ConfinementError) -> (path: String, lock: FileDescriptor) {
    var parent = Path.temporary
    var prefix = "qemu-exit-\(Self.prefix)"
    // One that somebody else could make in its place would be one that nobody sweeps.
    if let own = try RunsFolder() {
      sweep(own.path)
      (parent, prefix) = (own.path, Self.prefix)
    }
    guard let path = UniqueFolder.make(in: parent, prefix: prefix) else {
      throw .folder(parent)
    }
    let lock = FileDescriptor(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    guard lock.number >= 0, flock(lock.number, LOCK_EX | LOCK_NB) == 0 else {
      let error = ConfinementError.folder(path)
      rmdir(path)
      throw error
    }
    return (path, lock)
  }

  /// Removes the folders of programs that were killed: those that nobody holds locked.
  ///
  /// - Parameters:
  ///   - parent: The folder in which they are.
  ///   - age: How many seconds old they must be.
  static func sweep(_ parent: String, olderThan age: Int = youngest) {
    for path in UniqueFolder.old(in: parent, prefix: prefix, olderThan: age) {
      let found = FileDescriptor(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW))
      guard found.number >= 0, flock(found.number, LOCK_EX | LOCK_NB) == 0 else { continue }
      _ = _qx_remove_tree(path)
    }
  }

  /// Makes a folder that only this user may enter, if it isn't there yet.
  ///
  /// - Returns: What it is; nil if it is somebody else's, or no folder.
  private static func makeOwn(_ path: String) throws(ConfinementError) -> stat? {
    var status = stat()
    if lstat(path, &status) != 0 {
      guard errno == ENOENT, mkdir(path, 0o700) == 0 || errno == EEXIST, lstat(path, &status) == 0
      else { throw .folder(path) }
    }
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else { return nil }
    // The umask of whoever has made it may have taken rights of its owner's, or it is being made now.
    if status.st_mode & 0o7777 != 0o700, chmod(path, 0o700) != 0 { throw .folder(path) }
    return status
  }
}

extension ConfinementError {
  /// That a folder can't be made, by `errno`.
  fileprivate static func folder(_ path: String) -> ConfinementError {
    .system("can't make a temporary folder at \(path)", String(cString: strerror(errno)))
  }
}
