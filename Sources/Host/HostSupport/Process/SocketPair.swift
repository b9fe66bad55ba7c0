import Glibc

/// A pair of connected sockets, one for this process and one for a child.
///
/// Not `~Copyable`: by Swift 6.3.1, to set `far` to nil in an optional one closes nothing. The test of
/// what runs leave behind tells when that is no longer so.
package struct SocketPair {
  /// What this process reads and writes, without blocking.
  package let near: FileDescriptor

  /// The child's, until the child has it.
  package var far: FileDescriptor?

  package init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw SystemError("can't make a pair of sockets", errno)
    }
    near = FileDescriptor(ends[0])
    far = FileDescriptor(ends[1])
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    // What is on its way to this process would take room that nobody counts. Linux before 6.16 has no
    // such option, which headers lack longer (SO_PASSRIGHTS).
    var passesDescriptors: Int32 = 0
    _ = setsockopt(ends[0], SOL_SOCKET, 83, &passesDescriptors, 4)
  }
}

extension FileDescriptor {
  /// Writes to a socket as much as it takes. Not `write`, which would end this process by SIGPIPE
  /// if the other end is gone.
  ///
  /// - Returns: How many bytes; below zero if it takes no more, for now or for ever (`errno`).
  package func send(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes {
      Glibc.send(number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }
}
