import CHostSupport
import Glibc

/// A pipe from a child to this process.
package struct Pipe: ~Copyable {
  /// The end that this process reads, without blocking.
  package let reading: FileDescriptor

  /// The end that the child writes.
  package var writing: FileDescriptor?

  /// Makes a pipe.
  ///
  /// - Parameter path: A path by which the child can open it, too; nil for none.
  package init(at path: String? = nil) throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    let failure = path.map { Self.makeNamed($0, &ends) } ?? _qx_pipe(&ends)
    reading = FileDescriptor(ends[0])
    writing = FileDescriptor(ends[1])
    guard failure == 0 else {
      throw SystemError("can't make a pipe", failure)
    }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
  }

  /// Makes a FIFO and opens both ends.
  ///
  /// - Returns: An error number, or 0.
  private static func makeNamed(_ path: String, _ ends: inout [Int32]) -> Int32 {
    // The user's umask may take rights that this program and QEMU need.
    guard mkfifo(path, 0o600) == 0, chmod(path, 0o600) == 0 else { return errno }
    ends[0] = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard ends[0] >= 0 else { return errno }
    ends[1] = open(path, O_WRONLY | O_CLOEXEC)
    return ends[1] >= 0 ? 0 : errno
  }

  /// Closes the end that the child has got.
  package mutating func closeWriting() {
    writing = nil
  }
}
