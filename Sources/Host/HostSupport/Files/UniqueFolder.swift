import Glibc

/// Folders with names that nobody else has, of which programs that were killed leave some.
package enum UniqueFolder {
  /// Makes a folder that only this user may enter.
  ///
  /// - Parameters:
  ///   - parent: The folder that it is made in.
  ///   - prefix: What its name begins with.
  /// - Returns: Its path; nil if it can't be made, and `errno` is set.
  package static func make(in parent: String, prefix: String) -> String? {
    var template = Array("\(parent)/\(prefix)XXXXXX".utf8CString)
    return template.withUnsafeMutableBufferPointer { buffer in
      guard let path = buffer.baseAddress.flatMap({ mkdtemp($0) }) else { return nil }
      // The user's umask may have taken rights of its owner's.
      chmod(path, 0o700)
      return String(cString: path)
    }
  }

  /// The paths of those that were made some time ago: who has made one may be about to use it.
  ///
  /// - Parameters:
  ///   - parent: The folder that they are in.
  ///   - prefix: What their names begin with.
  ///   - age: How many seconds ago they must have been changed last.
  package static func old(in parent: String, prefix: String, olderThan age: Int) -> [String] {
    let names = Path.names(in: parent).filter { $0.hasPrefix(prefix) }
    return names.map { "\(parent)/\($0)" }.filter { path in
      var status = stat()
      return lstat(path, &status) == 0 && time(nil) - status.st_ctim.tv_sec >= age
    }
  }
}
