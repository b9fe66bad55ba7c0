import Glibc

/// Paths of files.
package enum Path {
  /// The folder for temporary files: `TMPDIR` if it is absolute, otherwise `/tmp`.
  package static var temporary: String {
    let folder = ProcessEnvironment.value(of: "TMPDIR") ?? ""
    return folder.hasPrefix("/") ? folder : "/tmp"
  }

  /// A path without symbolic links; nil if there's nothing, and `errno` is set.
  package static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The folder that a path's last component is in; `/` at least.
  package static func folder(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else {
      return "/"
    }
    return String(path[..<slash])
  }

  /// A path's last component.
  package static func name(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// The names of what is in a folder, none if it can't be read.
  package static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = entry.name
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// A path from the root, by this program's working folder.
  package static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), !path.isEmpty, let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }

  /// Whether a file was changed after another one; not if one of them isn't there.
  package static func isNewer(_ path: String, than other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(path, &first) == 0, stat(other, &second) == 0 else { return false }
    let (left, right) = (first.st_mtim, second.st_mtim)
    return (left.tv_sec, left.tv_nsec) > (right.tv_sec, right.tv_nsec)
  }
}
