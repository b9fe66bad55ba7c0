import CHostSupport
import Glibc
import HostSupport

/// Where a guest's input comes from: a file descriptor of the user's.
///
/// What the guest doesn't read is left to whoever reads there next. So bytes are looked at, and taken
/// when the guest has read them. Terminals and other devices don't let anybody look: with those, to
/// look is to take.
///
/// Nothing here waits, whatever others do who read there, too: a guest's time is up when it is up.
struct InputSource {
  /// The user's, or the same opened once more.
  private var source: Int32

  /// What keeps that open.
  private var reopened: FileDescriptor?

  private var kind: Kind

  /// Whether it is the terminal of this program's session, which belongs to one of its process groups
  /// at a time.
  private let isShared: Bool

  /// Whether it may keep its reader waiting. Files, and devices that aren't terminals, don't.
  let mayKeepWaiting: Bool

  private enum Kind {
    /// Anything with a position.
    case file
    /// A pipe, and the ends of one through which its bytes are looked at.
    case pipe(FileDescriptor, FileDescriptor)
    /// A stream.
    case socket
    /// Packets, each of which is lost if it isn't taken whole.
    case packets
    /// What can only be read, and doesn't wait: it was opened so, or is a device that never does.
    case other
    /// What can only be read, and waits: a thread does, at the other end of this socket; and whether it
    /// was asked to.
    case thread(FileDescriptor, isAsked: Bool)
    /// Nothing.
    case none
  }

  /// How often to see whether a terminal is this program's again.
  package static let pause = Duration.milliseconds(250)

  /// What a look has found.
  enum Sight: Equatable {
    case bytes(Int)
    case nothingYet, end
  }

  /// Finds out what a descriptor is.
  ///
  /// - Parameter descriptor: The descriptor; nil for none.
  /// - Returns: nil if there's no input: the descriptor is closed or can't be read, or is a terminal
  ///   that belongs to another program of this session.
  init?(_ descriptor: Int32?) throws(SystemError) {
    // A program may be started with its standard input closed.
    guard let descriptor, case let flags = fcntl(descriptor, F_GETFL), flags >= 0,
      flags & O_ACCMODE != O_WRONLY
    else { return nil }
    source = descriptor
    let isTerminal = isatty(descriptor) == 1
    // Where it isn't the session's terminal, there is no foreground.
    isShared =
      isTerminal && _qx_is_terminals_other_end(descriptor) == 0 && tcgetpgrp(descriptor) >= 0
    var status = stat()
    let type = fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
    mayKeepWaiting = isTerminal || type == S_IFIFO || type == S_IFSOCK
    kind = .other
    // It would stop whoever else reads from it.
    guard isForeground else { return nil }
    switch type {
    case S_IFREG, S_IFBLK: kind = .file
    case S_IFIFO:
      var between = try Pipe()
      guard let writing = between.writing else { return nil }
      between.closeWriting()
      kind = .pipe(between.reading, writing)
    case S_IFSOCK: kind = Self.isStream(descriptor) ? .socket : .packets
    case S_IFDIR: break
    // /dev/null, /dev/zero and their like: Linux, Documentation/admin-guide/devices.txt, major 1.
    case S_IFCHR where status.st_rdev >> 8 == 1: break
    default: readOnly(reopening: isTerminal)
    }
  }

  /// Whether a terminal belongs to this program, for now; true of anything else, and of a terminal that
  /// was hung up, which has an end.
  private var isForeground: Bool {
    guard isShared, case let group = tcgetpgrp(source), group >= 0 else { return true }
    return group == getpgrp()
  }

  /// Gives up looking: from now on bytes are read, without waiting.
  ///
  /// - Parameter reopening: Whether it may be opened once more, for flags of its own. The user's own
  ///   descriptor shares them with other programs.
  private mutating func readOnly(reopening: Bool) {
    let file = FileDescriptor(reopening ? _qx_reopen(source, O_RDONLY) : -1)
    if file.number >= 0 {
      reopened = file
      source = file.number
      kind = .other
      return
    }
    // Not all who have it may open it.
    let thread = FileDescriptor(_qx_serve(source, O_RDONLY))
    kind = thread.number >= 0 ? .thread(thread, isAsked: false) : .none
  }

  private static func isStream(_ socket: Int32) -> Bool {
    var type: Int32 = 0
    var size = socklen_t(MemoryLayout.size(ofValue: type))
    return getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) == 0
      && type == Int32(SOCK_STREAM.rawValue)
  }

  /// What to wait for, to read; none, -1, as long as it is a terminal that belongs to another program.
  package var descriptor: Int32 {
    if case .thread(let socket, isAsked: true) = kind { return socket.number }
    return isForeground ? source : -1
  }

  /// Whether it was this program's terminal, and isn't now.
  var isAway: Bool { !isForeground }

  /// Whether to look takes nothing.
  var looksWithoutTaking: Bool {
    switch kind {
    case .file, .pipe, .socket: true
    case .packets, .other, .thread, .none: false
    }
  }

  /// Looks at what comes next.
  ///
  /// - Parameter buffer: Where to put it.
  package mutating func look(_ buffer: UnsafeMutableRawBufferPointer) -> Sight {
    var count = glance(buffer)
    if count < 0, errno != EAGAIN, errno != EINTR, looksWithoutTaking {
      // Some files have no positions, and some systems have no such calls.
      if case .file = kind { kind = .other } else { readOnly(reopening: true) }
      count = glance(buffer)
    }
    if count > 0 { return .bytes(count) }
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? .nothingYet : .end
  }

  private mutating func glance(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    switch kind {
    case .file:
      // Some of the system's files wait.
      guard isReady else { return -1 }
      return pread(source, buffer.baseAddress, buffer.count, lseek(source, 0, SEEK_CUR))
    case .pipe(let reading, let writing):
      return _qx_look_into_pipe(
        source,
        [reading.number, writing.number],
        buffer.baseAddress,
        buffer.count
      )
    case .socket:
      return recv(source, buffer.baseAddress, buffer.count, Int32(MSG_PEEK | MSG_DONTWAIT))
    case .packets: return recv(source, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
    case .other:
      guard isReady else { return -1 }
      return inForeground(_qx_read_without_signal(source, buffer.baseAddress, buffer.count))
    case .thread(let socket, let isAsked):
      let count = isAsked ? answer(buffer, from: socket) : ask(socket)
      return inForeground(count)
    case .none: return 0
    }
  }

  /// Whether there is something to read, or an end or an error; otherwise sets `errno`.
  private var isReady: Bool {
    var wait = pollfd(fd: source, events: Int16(POLLIN), revents: 0)
    let isReady = poll(&wait, 1, 0) != 0
    if !isReady { errno = EAGAIN }
    return isReady
  }

  /// What was read, unless reading failed for the terminal being another program's.
  private func inForeground(_ count: Int) -> Int {
    if count < 0 && errno == EIO {
      let isAway = isAway
      errno = isAway ? EAGAIN : EIO
    }
    return count
  }

  /// Has the thread read.
  private mutating func ask(_ socket: FileDescriptor) -> Int {
    guard socket.send([0]) == 1 else { return -1 }
    kind = .thread(socket, isAsked: true)
    errno = EAGAIN
    return -1
  }

  /// Gets what the thread has read: an error number, or 0, and bytes.
  private mutating func answer(
    _ buffer: UnsafeMutableRawBufferPointer,
    from socket: FileDescriptor
  ) -> Int {
    var failure: Int32 = 0
    let size = MemoryLayout.size(ofValue: failure)
    return withUnsafeTemporaryAllocation(
      byteCount: size + Int(QX_MOST_AT_ONCE),
      alignment: 16
    ) { answer in
      let count = recv(socket.number, answer.baseAddress, answer.count, Int32(MSG_DONTWAIT))
      guard count >= size else { return min(count, 0) }
      kind = .thread(socket, isAsked: false)
      failure = answer.load(as: Int32.self)
      let bytes = answer[size..<count].prefix(buffer.count)
      buffer.copyBytes(from: bytes)
      if failure != 0 { errno = failure }
      return failure == 0 ? bytes.count : -1
    }
  }

  /// Takes bytes that were looked at; fewer, if somebody else has taken them.
  package func take(_ count: Int) {
    guard count > 0 else { return }
    switch kind {
    case .file: _ = lseek(source, count, SEEK_CUR)
    case .pipe(let reading, let writing):
      repeatedly(count) { bytes in
        _qx_take_from_pipe(
          source,
          [reading.number, writing.number],
          bytes.baseAddress,
          bytes.count
        )
      }
    case .socket:
      repeatedly(count) { bytes in
        recv(source, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT))
      }
    case .packets, .other, .thread, .none: break
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
