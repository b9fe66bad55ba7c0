import Glibc
import HostSupport

/// A file without a name that takes what a guest writes, so that memory doesn't grow with it. It
/// serves one run after the other.
package struct Spool {
  package let file: FileDescriptor

  /// Makes the file in the folder for temporary files.
  init() throws(SystemError) {
    let folder = Path.temporary
    var template = Array("\(folder)/qemu-exit-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw SystemError("can't make a temporary file in \(folder)", errno)
    }
    file = FileDescriptor(descriptor)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
  }

  /// Forgets what was written.
  package func clear() {
    _ = ftruncate(file.number, 0)
    _ = lseek(file.number, 0, SEEK_SET)
  }

  /// Reads everything, a portion at a time, until the function returns false.
  package func read(_ take: (ArraySlice<UInt8>) -> Bool) {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    var offset = 0
    while true {
      let count = pread(file.number, &buffer, buffer.count, offset)
      guard count > 0, take(buffer[..<count]) else { return }
      offset += count
    }
  }

  /// The beginning and the end, if there is more than may be kept.
  package func excerpt(_ most: Int) -> Excerpt {
    let size = Int(lseek(file.number, 0, SEEK_END))
    guard size > most else { return Excerpt(beginning: bytes(at: 0, count: size)) }
    // What went wrong is at the end.
    let beginning = bytes(at: 0, count: most / 4)
    let end = bytes(at: size - most * 3 / 4, count: most * 3 / 4)
    return Excerpt(beginning: beginning, omitted: size - beginning.count - end.count, end: end)
  }

  private func bytes(at offset: Int, count: Int) -> [UInt8] {
    guard count > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(0, pread(file.number, buffer.baseAddress, count, offset))
    }
  }
}
