import Glibc

extension UnsafeMutablePointer<dirent> {
  /// The entry's name. The entry itself is as long as that, and shorter than its type: it mustn't be
  /// copied.
  package var name: String {
    withUnsafePointer(to: &pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
  }
}
