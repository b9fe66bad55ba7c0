import Glibc

/// A file descriptor that is closed with its last reference.
package final class FileDescriptor: Sendable {
  package let number: Int32

  package init(_ number: Int32) {
    self.number = number
  }

  deinit {
    if number >= 0 { close(number) }
  }

  /// What one attempt to read gave.
  package enum Reading {
    case bytes, nothingYet, end
  }

  /// Reads what is there, at most 64 KiB, and hands it on.
  package func read(_ take: (UnsafeRawBufferPointer) -> Void) -> Reading {
    withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 16) { buffer in
      var count: Int
      repeat {
        count = Glibc.read(number, buffer.baseAddress, buffer.count)
      } while count < 0 && errno == EINTR
      guard count > 0 else { return count < 0 && errno == EAGAIN ? .nothingYet : .end }
      take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      return .bytes
    }
  }

  /// Writes all bytes.
  ///
  /// - Returns: An error number, or 0.
  package func write(_ bytes: [UInt8]) -> Int32 {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Glibc.write(number, $0.baseAddress, $0.count)
      }
      if count > 0 {
        written += count
      } else if count == 0 {
        // Nothing says why, and nothing that it will be otherwise.
        return EIO
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
