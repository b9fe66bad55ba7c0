import Glibc

/// Files that appear whole or not at all.
public enum FileWriting {
  /// Finds out whether `replace` can work: whether files can be made in the folder.
  public static func check(_ path: String) throws(FileError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let folder = parts.isEmpty ? "." : parts.joined(separator: "/") + "/"
    guard access(folder, W_OK | X_OK) == 0 else {
      throw FileError(path: path, words: String(cString: strerror(errno)))
    }
  }

  /// Writes a file beside its place and moves it there.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw FileError(path: path, words: String(cString: strerror(errno)))
    }
    let temporary = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) },
      as: UTF8.self
    )
    var failure: Int32 = 0
    var written = 0
    while written < bytes.count && failure == 0 {
      let count = bytes[written...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 { written += count } else if errno != EINTR { failure = errno }
    }
    // mkstemp makes files that nobody else may read.
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, 0o666 & ~mask)
    if close(descriptor) != 0 && failure == 0 { failure = errno }
    if failure == 0 && rename(temporary, path) != 0 { failure = errno }
    if failure != 0 {
      unlink(temporary)
      throw FileError(path: path, words: String(cString: strerror(failure)))
    }
  }
}
