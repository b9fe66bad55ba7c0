import Glibc

/// A file that is read a piece at a time, so that a hostile one costs no more memory than is asked
/// for.
package final class ImageFile {
  /// The file's path, for messages.
  package let path: String

  /// The file's size in bytes.
  package let size: UInt64

  private enum Source {
    case descriptor(Int32)
    case memory([UInt8])
  }

  private let source: Source

  /// Opens a file.
  package init(path: String) throws(ImageError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw ImageError(path: path, reason: .unreadable(String(cString: strerror(errno))))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ImageError(path: path, reason: .unreadable("not a regular file"))
    }
    self.path = path
    source = .descriptor(descriptor)
    size = UInt64(status.st_size)
  }

  /// Takes bytes for a file's contents: a fuzzer can't make a million files.
  package init(path: String, contents: [UInt8]) {
    self.path = path
    source = .memory(contents)
    size = UInt64(contents.count)
  }

  deinit {
    if case .descriptor(let descriptor) = source { close(descriptor) }
  }

  /// Reads a part of the file.
  ///
  /// - Parameters:
  ///   - offset: The first byte.
  ///   - count: The number of bytes.
  ///   - what: What is there, for the message if the file ends before.
  package func read(at offset: UInt64, count: Int, _ what: String) throws(ImageError) -> [UInt8] {
    let (end, overflow) = offset.addingReportingOverflow(UInt64(count))
    guard !overflow, end <= size else {
      throw ImageError(path: path, reason: .truncated("the file ends before its \(what)"))
    }
    let descriptor: Int32
    switch source {
    case .memory(let contents): return Array(contents[Int(offset)..<Int(end)])
    case .descriptor(let number): descriptor = number
    }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(
          descriptor,
          buffer.baseAddress.map { $0 + filled },
          count - filled,
          off_t(offset) + off_t(filled)
        )
        if got < 0 && errno == EINTR { continue }
        if got <= 0 {
          failure = got < 0 ? errno : EIO
          break
        }
        filled += got
      }
    }
    guard failure == 0 else {
      throw ImageError(path: path, reason: .unreadable(String(cString: strerror(failure))))
    }
    return bytes
  }
}
