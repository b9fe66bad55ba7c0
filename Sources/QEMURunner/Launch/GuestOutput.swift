import Glibc

/// What the guest writes, on its way to a file descriptor or into memory, never more than a limit.
///
/// Writing never blocks: a reader that stalls mustn't keep a timeout from being noticed.
struct GuestOutput {
  /// Where the bytes go; nil to keep them.
  let destination: Int32?

  private let limit: Int?

  /// How much can be written at once without blocking.
  private let portion: Int

  /// The number of bytes that the guest has written.
  private(set) var total = 0

  /// The bytes that wait to be written, or all of them if there's no destination.
  private(set) var pending: [UInt8] = []

  /// The last bytes that the guest has written, at most ``mostTail``.
  private(set) var tail: [UInt8] = []

  private static let mostTail = Fault.mostBytes

  private var written = 0

  private var isDropping = false

  init(destination: Int32?, limit: Int?) {
    self.destination = destination
    self.limit = limit
    var status = stat()
    let isFile = destination.map { fstat($0, &status) == 0 && status.st_mode & S_IFMT == S_IFREG }
    // A pipe that is ready takes PIPE_BUF bytes (POSIX.1-2017, write).
    portion = isFile == true ? 1 << 20 : 4096
  }

  /// Whether bytes wait to be written.
  var isWaiting: Bool { destination != nil && written < pending.count }

  /// The descriptor to wait for, if bytes wait to be written; otherwise none, -1.
  var waitingDestination: Int32 { isWaiting ? destination ?? -1 : -1 }

  /// Whether so many bytes wait that no more should be read.
  var isFull: Bool { destination != nil && pending.count - written >= 1 << 18 }

  /// Takes everything from now on, and keeps nothing.
  mutating func drop() {
    isDropping = true
    pending = []
    written = 0
  }

  /// Takes what the guest wrote.
  ///
  /// - Returns: False if it goes beyond the limit; what fits has been taken.
  mutating func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let room = limit.map { $0 - total } ?? bytes.count
    let fitting = min(room, bytes.count)
    if !isDropping { pending.append(contentsOf: bytes.prefix(fitting)) }
    total += fitting
    tail.append(contentsOf: bytes[..<fitting].suffix(Self.mostTail))
    tail.removeFirst(max(0, tail.count - Self.mostTail))
    return fitting == bytes.count
  }

  /// Writes a portion. Call it when the destination is ready.
  ///
  /// - Returns: An error number, or 0.
  mutating func write() -> Int32 {
    guard let destination, written < pending.count else { return 0 }
    let count = pending[written...].prefix(portion).withUnsafeBytes {
      Glibc.write(destination, $0.baseAddress, $0.count)
    }
    if count < 0 { return errno == EINTR || errno == EAGAIN ? 0 : errno }
    written += count
    if written == pending.count {
      pending.removeAll(keepingCapacity: true)
      written = 0
    }
    return 0
  }
}
