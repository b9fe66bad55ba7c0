import CHostSupport
import Glibc
import Synchronization

/// A file descriptor of the user's that is written to without waiting for whoever reads there: a
/// terminal may be stopped, and a pipe or a socket full.
///
/// The descriptor itself stays as it is. Other programs have it, too, and don't expect that writing to
/// it fails because it would have to wait.
package final class OutputDescriptor: Sendable {
  private let number: Int32
  private let way: Way

  /// What the thread has.
  private let flight = Mutex(Flight.none)

  private enum Flight {
    case none
    /// Bytes of which it hasn't told yet what became of them.
    case some
    /// Such bytes, which whoever gave them counts as lost.
    case lost
  }

  private enum Way {
    /// A file, or a device that takes anything.
    case file
    /// A pipe or a terminal, opened once more.
    case reopened(FileDescriptor)
    case socket
    /// What can't be opened once more, as it is another user's, or a device of another kind: a thread
    /// waits for it, at the other end of this socket.
    case thread(FileDescriptor)
  }

  /// As much as a pipe that is ready takes at once, by which others' lines aren't cut up
  /// (POSIX.1-2017, write: PIPE_BUF), and a thread.
  private static let most = Int(QX_MOST_AT_ONCE)

  package init(_ number: Int32) {
    self.number = number
    way = Self.way(of: number)
  }

  private static func way(of number: Int32) -> Way {
    var status = stat()
    let flags = fcntl(number, F_GETFL)
    // Writing says what is wrong. To open it again would give a right that the user hasn't given.
    guard flags >= 0, flags & O_ACCMODE != O_RDONLY, fstat(number, &status) == 0 else {
      return .file
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG, S_IFBLK, S_IFDIR: return .file
    case S_IFSOCK: return .socket
    // /dev/null and its like: Linux, Documentation/admin-guide/devices.txt, major 1.
    case S_IFCHR where status.st_rdev >> 8 == 1: return .file
    case S_IFCHR where isatty(number) != 1: break
    case S_IFIFO, S_IFCHR:
      let file = FileDescriptor(_qx_reopen(number, O_WRONLY))
      if file.number >= 0 { return .reopened(file) }
    default: break
    }
    let thread = FileDescriptor(_qx_serve(number, O_WRONLY))
    return thread.number >= 0 ? .thread(thread) : .file
  }

  /// Whether it may seem ready and take nothing: a terminal that has room for one byte may have none
  /// for a line's end, which is two.
  package var mayBeReadyInVain: Bool {
    if case .reopened = way { true } else { false }
  }

  /// What to wait for before ``write(_:)``.
  package var wait: pollfd {
    switch way {
    case .file, .socket: pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    case .reopened(let file): pollfd(fd: file.number, events: Int16(POLLOUT), revents: 0)
    case .thread(let socket):
      pollfd(
        fd: socket.number,
        events: Int16(flight.withLock { $0 } == .none ? POLLOUT : POLLIN),
        revents: 0
      )
    }
  }

  /// Writes a portion. Bytes that weren't taken must come again, the same ones.
  ///
  /// - Returns: How many it has taken; below zero if it takes none, for now (`EAGAIN`) or for ever
  ///   (`errno`).
  package func write(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return 0 }
    var count: Int
    repeat {
      switch way {
      case .file: count = _qx_write_without_signal(number, start, min(bytes.count, 1 << 20))
      case .reopened(let file):
        count = _qx_write_without_signal(file.number, start, min(bytes.count, Self.most))
      case .socket:
        let flags = Int32(MSG_DONTWAIT | MSG_NOSIGNAL)
        count = send(number, start, min(bytes.count, Self.most), flags)
      case .thread(let socket):
        count = hand(UnsafeRawBufferPointer(rebasing: bytes.prefix(Self.most)), to: socket)
      }
    } while count < 0 && errno == EINTR
    // What takes nothing, and has no error, isn't ready.
    if count == 0 {
      errno = EAGAIN
      return -1
    }
    return count
  }

  /// Gives the thread bytes, or asks what became of those that it has.
  private func hand(_ bytes: UnsafeRawBufferPointer, to socket: FileDescriptor) -> Int {
    flight.withLock { flight in
      let flags = Int32(MSG_DONTWAIT | MSG_NOSIGNAL)
      if flight != .none {
        var answer: Int32 = 0
        let count = recv(socket.number, &answer, MemoryLayout.size(ofValue: answer), flags)
        guard count > 0 else {
          if count == 0 { errno = EIO }
          return -1
        }
        let isLost = flight == .lost
        flight = .none
        if !isLost {
          if answer < 0 { errno = -answer }
          return answer < 0 ? -1 : Int(answer)
        }
      }
      guard send(socket.number, bytes.baseAddress, bytes.count, flags) >= 0 else { return -1 }
      flight = .some
      errno = EAGAIN
      return -1
    }
  }

  /// Writes all bytes.
  ///
  /// - Parameter patience: How long nobody may take any, after which the rest is lost; nil for ever.
  /// - Returns: An error number, or 0: `ETIMEDOUT` if nobody has taken them.
  package func write(_ bytes: [UInt8], patience: Duration?) -> Int32 {
    var written = 0
    var deadline = patience.map { ContinuousClock.now + $0 }
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write($0) }
      if count >= 0 {
        written += count
        deadline = patience.map { ContinuousClock.now + $0 }
        continue
      }
      guard errno == EAGAIN else { return errno }
      if let deadline, ContinuousClock.now >= deadline {
        flight.withLock { if $0 == .some { $0 = .lost } }
        return ETIMEDOUT
      }
      var wait = wait
      let ready = poll(&wait, 1, deadline?.milliseconds ?? -1)
      if ready < 0 && errno != EINTR { return errno }
      if ready > 0 && mayBeReadyInVain { usleep(1000) }
    }
    return 0
  }
}
