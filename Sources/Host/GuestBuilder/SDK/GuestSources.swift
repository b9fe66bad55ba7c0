import CGuestSources
import Glibc
import HostSupport

/// The sources of the guests' libraries, which are part of this program.
enum GuestSources {
  /// A file.
  struct File {
    /// Its path among the sources: `TARGET/FOLDER/FILE`.
    package var path: String
    /// Its contents, which stay where they are for ever.
    package var contents: UnsafeRawBufferPointer
  }

  /// All files, in the order of their paths.
  package static var files: [File] {
    var files: [File] = []
    guard var next = _qx_guest_sources() else { return [] }
    while let path = next.pointee.path, let text = next.pointee.text {
      files.append(
        File(
          path: String(cString: path),
          contents: UnsafeRawBufferPointer(start: text, count: strlen(text))
        )
      )
      next += 1
    }
    return files
  }

  /// The paths of a target's files with one of several extensions, in order.
  package static func paths(of target: String, _ extensions: String...) -> [String] {
    files.map(\.path).filter { path in
      path.hasPrefix("\(target)/") && extensions.contains { path.hasSuffix(".\($0)") }
    }
  }

  /// A number that changes with the files.
  static var fingerprint: UInt64 {
    var hash = FNV1a()
    for file in files {
      hash.add(file.path.utf8)
      hash.add(file.contents)
    }
    return hash.value
  }
}
