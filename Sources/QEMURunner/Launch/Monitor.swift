import Glibc

/// QEMU's human monitor, at this end of a pair of sockets.
///
/// The human protocol instead of the machine protocol (QMP), because QEMU starts a thread for the
/// latter: measured on 7.2.22, that adds 0.3 to 0.9 ms to every run, this at most 0.3 ms.
struct Monitor {
  /// What this process reads and writes, without blocking.
  let descriptor: FileDescriptor

  /// QEMU's end, until QEMU has it.
  var other: FileDescriptor?

  /// What has come since the last question.
  private var text: [UInt8] = []

  /// What it says when it waits for a command.
  private static let prompt = Array("(qemu) ".utf8)

  /// No answer is longer; what is, isn't one of ours.
  private static let mostBytes = 4 << 20

  init() throws(LaunchError) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw .system("can't make a pair of sockets", String(cString: strerror(errno)))
    }
    descriptor = FileDescriptor(ends[0])
    other = FileDescriptor(ends[1])
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
  }

  /// Gives a command, or none, and forgets what came before.
  ///
  /// - Returns: Whether it could be given.
  mutating func give(_ command: String?) -> Bool {
    text = []
    guard let command else { return true }
    let bytes = Array("\(command)\n".utf8)
    // Not `write`, which would end this process by SIGPIPE if QEMU is gone.
    return send(descriptor.number, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// Reads what has come.
  ///
  /// - Returns: False if no more will come.
  mutating func read() -> Bool {
    descriptor.read { text.append(contentsOf: $0) } != .end && text.count <= Self.mostBytes
  }

  /// The answer, without the command's echo, if it is complete.
  var answer: String? {
    guard text.suffix(Self.prompt.count).elementsEqual(Self.prompt) else { return nil }
    let lines = text.dropLast(Self.prompt.count).drop { $0 != UInt8(ascii: "\n") }
    return String(decoding: lines.dropFirst(), as: UTF8.self)
  }
}
