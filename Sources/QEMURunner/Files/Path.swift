import Glibc

/// Paths of files.
enum Path {
  /// A path from the root, by this program's working folder.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), !path.isEmpty, let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }
}
