import CQEMULaunch
import Glibc

/// A pipe from a child to this process.
struct Pipe: ~Copyable {
  /// The end that this process reads, without blocking.
  let reading: FileDescriptor

  /// The end that the child writes.
  var writing: FileDescriptor?

  init() throws(LaunchError) {
    var ends: [Int32] = [-1, -1]
    let failure = _qx_pipe(&ends)
    guard failure == 0 else {
      throw .system("can't make a pipe", String(cString: strerror(failure)))
    }
    reading = FileDescriptor(ends[0])
    writing = FileDescriptor(ends[1])
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
  }

  /// Closes the end that the child has got.
  mutating func closeWriting() {
    writing = nil
  }
}
