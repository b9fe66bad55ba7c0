import Glibc

/// Files that appear whole or not at all.
public enum FileWriting {
  /// Finds out whether `replace` can work, without doing anything.
  ///
  /// - Throws: If the path is that of a folder, or files can't be made in the folder that it is in.
  public static func check(_ path: String) throws(FileError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists && status.st_mode & S_IFMT == S_IFDIR { throw error(path, EISDIR) }
    let isSpecial = exists && status.st_mode & S_IFMT != S_IFREG
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let folder = parts.isEmpty ? "." : parts.joined(separator: "/") + "/"
    guard access(isSpecial ? path : folder, isSpecial ? W_OK : W_OK | X_OK) == 0 else {
      throw error(path, errno)
    }
  }

  /// Whether there's anything at a path.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Writes a file beside its place and moves it there. What isn't a regular file, such as a pipe
  /// or `/dev/stdout`, is written to instead; a symbolic link is followed.
  ///
  /// A file that was there keeps its permissions, and its owner and group as far as this user may give
  /// files to them. What keeps access control lists and other attributes is writing in its place, which
  /// readers would see half done.
  ///
  /// - Throws: If it can't be written; then nothing has changed.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0 else { return try move(bytes, to: path, like: nil) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      throw error(path, EISDIR)
    case S_IFREG:
      guard let target = Path.real(path) else { throw error(path, errno) }
      try move(bytes, to: target, like: status)
    default:
      let file = FileDescriptor(open(path, O_WRONLY | O_CLOEXEC))
      guard file.number >= 0 else { throw error(path, errno) }
      let failure = file.write(bytes)
      if failure != 0 { throw error(path, failure) }
    }
  }

  /// Writes to the end of a file, which is made if it isn't there.
  public static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = FileDescriptor(open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666))
    guard file.number >= 0 else { throw error(path, errno) }
    let failure = file.write(bytes)
    if failure != 0 { throw error(path, failure) }
  }

  /// - Parameter before: What is known of the file that was there; nil if there was none.
  private static func move(
    _ bytes: [UInt8],
    to path: String,
    like before: stat?
  ) throws(FileError) {
    let temporary = "\(path).\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    // Nobody opens it who mayn't open the one that was there.
    let mode: mode_t = before == nil ? 0o666 : 0o600
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw error(path, errno) }
    let file = FileDescriptor(descriptor)
    var failure = file.write(bytes)
    if failure == 0, let before { failure = adopt(before, by: file) }
    if failure == 0 && rename(temporary, path) != 0 { failure = errno }
    if failure != 0 {
      unlink(temporary)
      throw error(path, failure)
    }
  }

  /// Gives a file the owner, the group and the permissions of another one.
  ///
  /// - Returns: An error number, or 0.
  private static func adopt(_ before: stat, by file: FileDescriptor) -> Int32 {
    var status = stat()
    guard fstat(file.number, &status) == 0 else { return errno }
    var mode = before.st_mode & 0o7777
    if (status.st_uid, status.st_gid) != (before.st_uid, before.st_gid),
      fchown(file.number, before.st_uid, before.st_gid) != 0
    {
      // Only root gives files away, and others to groups that they are in.
      let hasGroup =
        status.st_gid == before.st_gid || fchown(file.number, .max, before.st_gid) == 0
      // What others may do, another group may, too, and no more; and nobody runs it as somebody else.
      mode &= 0o777
      if !hasGroup { mode = mode & ~0o070 | (mode & 0o007) << 3 & mode }
    }
    return fchmod(file.number, mode) == 0 ? 0 : errno
  }

  private static func error(_ path: String, _ number: Int32) -> FileError {
    FileError(path: path, words: String(cString: strerror(number)))
  }
}
