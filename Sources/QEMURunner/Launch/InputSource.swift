import CQEMULaunch
import Glibc

/// Where a guest's input comes from: a file descriptor of the user's.
///
/// What the guest doesn't read is left to whoever reads there next. So bytes are looked at, and taken
/// when the guest has read them. Terminals and other devices don't let anybody look: with those, to
/// look is to take.
struct InputSource {
  /// What to wait for, to read.
  let descriptor: Int32

  /// The terminal, opened once more.
  private let reopened: FileDescriptor?

  private var kind: Kind

  /// Whether it may keep its reader waiting. Files, and devices that aren't terminals, don't.
  let mayKeepWaiting: Bool

  private enum Kind {
    /// Anything with a position.
    case file
    /// A pipe, and the ends of one through which its bytes are looked at.
    case pipe(FileDescriptor, FileDescriptor)
    /// A stream.
    case socket
    /// What can only be read.
    case other
  }

  /// What a look has found.
  enum Sight: Equatable {
    case bytes(Int)
    case nothingYet, end
  }

  /// Finds out what a descriptor is.
  ///
  /// - Parameter descriptor: The descriptor; nil for none.
  /// - Returns: nil if there's no input: the descriptor is closed or can't be read, or is a terminal
  ///   that belongs to another program.
  init?(_ descriptor: Int32?) throws(LaunchError) {
    // A program may be started with its standard input closed.
    guard let descriptor, case let flags = fcntl(descriptor, F_GETFL), flags >= 0,
      flags & O_ACCMODE != O_WRONLY
    else { return nil }
    // A terminal belongs to the program in its foreground. It would stop whoever else reads from it.
    let isTerminal = isatty(descriptor) == 1
    guard !isTerminal || tcgetpgrp(descriptor) == getpgrp() else { return nil }
    reopened = isTerminal ? Self.reopen(descriptor) : nil
    self.descriptor = reopened?.number ?? descriptor
    var status = stat()
    let type = fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
    switch type {
    case S_IFREG, S_IFBLK: kind = .file
    case S_IFIFO:
      var between = try Pipe()
      guard let writing = between.writing else { return nil }
      between.closeWriting()
      kind = .pipe(between.reading, writing)
    case S_IFSOCK: kind = Self.isStream(descriptor) ? .socket : .other
    default: kind = .other
    }
    mayKeepWaiting = isTerminal || type == S_IFIFO || type == S_IFSOCK
  }

  /// A terminal once more, so that reading doesn't wait: what was there may just have been taken by
  /// another program. The user's own descriptor shares its flags with other programs.
  ///
  /// - Returns: nil if that can't be done: not all who have a terminal may open it.
  private static func reopen(_ terminal: Int32) -> FileDescriptor? {
    let file = FileDescriptor(_qx_reopen_terminal(terminal))
    return file.number >= 0 ? file : nil
  }

  private static func isStream(_ socket: Int32) -> Bool {
    var type: Int32 = 0
    var size = socklen_t(MemoryLayout.size(ofValue: type))
    return getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) == 0
      && type == Int32(SOCK_STREAM.rawValue)
  }

  /// Whether looking never waits. Otherwise look only when there is something.
  var looksWithoutWaiting: Bool {
    if case .other = kind { false } else { true }
  }

  /// Looks at what comes next.
  ///
  /// - Parameter buffer: Where to put it.
  mutating func look(_ buffer: UnsafeMutableRawBufferPointer) -> Sight {
    var count = glance(buffer)
    if count < 0, errno != EAGAIN, errno != EINTR, looksWithoutWaiting {
      // Some files have no positions, and some systems have no such calls.
      kind = .other
      count = glance(buffer)
    }
    if count > 0 { return .bytes(count) }
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? .nothingYet : .end
  }

  private func glance(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    switch kind {
    case .file:
      pread(descriptor, buffer.baseAddress, buffer.count, lseek(descriptor, 0, SEEK_CUR))
    case .pipe(let reading, let writing):
      _qx_look_into_pipe(
        descriptor,
        [reading.number, writing.number],
        buffer.baseAddress,
        buffer.count
      )
    case .socket:
      recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_PEEK | MSG_DONTWAIT))
    case .other: read(descriptor, buffer.baseAddress, buffer.count)
    }
  }

  /// Takes bytes that were looked at; fewer, if somebody else has taken them.
  func take(_ count: Int) {
    guard count > 0 else { return }
    switch kind {
    case .file: _ = lseek(descriptor, count, SEEK_CUR)
    case .pipe(let reading, let writing):
      repeatedly(count) { bytes in
        _qx_take_from_pipe(
          descriptor,
          [reading.number, writing.number],
          bytes.baseAddress,
          bytes.count
        )
      }
    case .socket:
      repeatedly(count) { bytes in
        recv(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT))
      }
    case .other: break
    }
  }

  /// Takes bytes by a function that may take fewer at a time, until there are none.
  private func repeatedly(_ count: Int, _ take: (UnsafeMutableRawBufferPointer) -> Int) {
    withUnsafeTemporaryAllocation(byteCount: count, alignment: 16) { bytes in
      var left = count
      while left > 0 {
        let taken = take(UnsafeMutableRawBufferPointer(rebasing: bytes[..<left]))
        if taken > 0 {
          left -= taken
        } else if taken == 0 || errno != EINTR {
          return
        }
      }
    }
  }

}
