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
  /// - Throws: If it can't be written; then nothing has changed.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0 else { return try move(bytes, to: path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      throw error(path, EISDIR)
    case S_IFREG:
      guard let target = Path.real(path) else { throw error(path, errno) }
      try move(bytes, to: target)
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

  private static func move(_ bytes: [UInt8], to path: String) throws(FileError) {
    let temporary = "\(path).\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw error(path, errno) }
    let file = FileDescriptor(descriptor)
    var failure = file.write(bytes)
    if failure == 0 && rename(temporary, path) != 0 { failure = errno }
    if failure != 0 {
      unlink(temporary)
      throw error(path, failure)
    }
  }

  private static func error(_ path: String, _ number: Int32) -> FileError {
    FileError(path: path, words: String(cString: strerror(number)))
  }
}
