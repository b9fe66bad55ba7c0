import Glibc
import HostSupport

/// What the guest writes, on its way to a file descriptor or into memory, never more than a limit.
///
/// Writing never blocks: a reader that stalls mustn't keep a timeout from being noticed.
package struct GuestOutput {
  /// Where the bytes go; nil to keep them.
  private let destination: OutputDescriptor?

  private let limit: Int?

  /// The number of bytes that the guest has written.
  package private(set) var total = 0

  /// The bytes that wait to be written, or all of them if there's no destination; before them
  /// `written` others.
  private var bytes: [UInt8] = []

  private var written = 0

  /// The last bytes that the guest has written, at most ``mostTail``.
  private(set) var tail: [UInt8] = []

  private static let mostTail = Fault.mostBytes

  private var isDropping = false

  /// When to try again where nothing was taken, though it was ready.
  package private(set) var next: ContinuousClock.Instant?

  /// How long that is left alone. A terminal that is ready for one byte may have none for a line's end.
  private static let pause = Duration.milliseconds(10)

  /// How many bytes wait when no more is read of what waits for its reader, too, and of what is lost
  /// if it isn't read.
  private static let full = 1 << 18
  private static let overfull = 16 << 20

  init(destination: Int32?, limit: Int?) {
    self.destination = destination.map(OutputDescriptor.init)
    self.limit = limit
  }

  /// The bytes that wait to be written, or all of them if there's no destination.
  var pending: [UInt8] { written == 0 ? bytes : Array(bytes[written...]) }

  /// The number of bytes that memory is taken for.
  var held: Int { bytes.capacity }

  /// Whether bytes wait to be written.
  package var isWaiting: Bool { destination != nil && written < bytes.count }

  /// What to wait for: nothing, if no bytes wait to be written, or until ``next``.
  package mutating func wait() -> pollfd {
    if let time = next, time <= .now { next = nil }
    guard isWaiting, next == nil, let destination else {
      return pollfd(fd: -1, events: 0, revents: 0)
    }
    return destination.wait
  }

  /// Whether so many bytes wait that no more should be read.
  var isFull: Bool { destination != nil && bytes.count - written >= Self.full }

  /// Whether so many bytes wait that no more may be read.
  var isOverfull: Bool { destination != nil && bytes.count - written >= Self.overfull }

  /// Takes everything from now on, and keeps nothing.
  package mutating func drop() {
    isDropping = true
    next = nil
    bytes = []
    written = 0
  }

  /// Takes what the guest wrote.
  ///
  /// - Returns: False if it goes beyond the limit; what fits has been taken.
  package mutating func take(_ new: UnsafeRawBufferPointer) -> Bool {
    let room = limit.map { $0 - total } ?? new.count
    let fitting = min(room, new.count)
    if !isDropping { bytes.append(contentsOf: new.prefix(fitting)) }
    total += fitting
    tail.append(contentsOf: new[..<fitting].suffix(Self.mostTail))
    tail.removeFirst(max(0, tail.count - Self.mostTail))
    return fitting == new.count
  }

  /// Writes a portion. Call it when the destination is ready.
  ///
  /// - Returns: An error number, or 0.
  package mutating func write() -> Int32 {
    guard let destination, isWaiting else { return 0 }
    let count = bytes[written...].withUnsafeBytes { destination.write($0) }
    next = nil
    if count < 0 {
      guard errno == EAGAIN else { return errno }
      if destination.mayBeReadyInVain { next = .now + Self.pause }
      return 0
    }
    written += count
    if written == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      written = 0
    } else if written >= max(Self.full, bytes.count / 2) {
      // A reader that is never quite as fast as the guest mustn't have everything kept.
      bytes.removeFirst(written)
      written = 0
    }
    return 0
  }
}
