import Glibc

extension FileWriting {
  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(FileError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part + "/"
      guard mkdir(made, 0o777) != 0 else { continue }
      // File systems that can't be written to say so of folders that are there, too.
      let failure = errno
      guard access(made, X_OK) == 0 else {
        throw FileError(path: made, words: String(cString: strerror(failure)))
      }
    }
  }
}
