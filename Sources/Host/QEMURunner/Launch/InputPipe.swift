import CHostSupport
import Glibc
import HostSupport

/// QEMU's standard input: a pipe that is always full or empty, as far as this process can see to it.
///
/// The system tells when a pipe takes more, not when it is empty. So the pipe is made to hold what is
/// written to it and nothing else: then it takes more as soon as something is read. If that isn't all,
/// the rest is taken back, and comes again a page at a time.
///
/// A guest may open it again by its number, where there's a `/proc`, and read and write there: what
/// is the guest's, anyway.
struct InputPipe {
  /// The end that QEMU reads, which waits.
  ///
  /// It stays open here: to write to a pipe that nobody reads would end this process by SIGPIPE.
  package let reading: FileDescriptor

  /// The end that this process writes, without blocking; nil after the end of the input.
  private(set) var writing: FileDescriptor?

  /// The pages that it holds; 0 for as many as the system has made it.
  private var pages = 0

  /// The most pages that it is made to hold next.
  private var nextPages = mostPages

  private static let page = Int(getpagesize())

  /// The most bytes that it takes at once: as many as pipes usually hold. Guests may want them in one
  /// call.
  package static let most = 64 << 10

  private static let mostPages = max(1, most / page)

  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    let failure = _qx_pipe(&ends)
    guard failure == 0 else {
      throw SystemError("can't make a pipe", failure)
    }
    reading = FileDescriptor(ends[0])
    writing = FileDescriptor(ends[1])
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
  }

  /// Fills it, when it is empty.
  ///
  /// - Returns: How many bytes it has got; below zero if it takes none, for now or for ever (`errno`).
  mutating func fill(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let writing else {
      errno = EBADF
      return -1
    }
    var portions = Self.portions(of: bytes.count, most: nextPages)
    if portions.count != pages {
      // Who has many pipes may not make them larger.
      if _qx_set_pages(writing.number, UInt32(portions.count)) != 0 {
        portions = Self.portions(of: bytes.count, most: 1)
        let failure = _qx_set_pages(writing.number, 1)
        guard failure == 0 else {
          errno = failure
          return -1
        }
      }
      pages = portions.count
    }
    nextPages = min(2 * nextPages, Self.mostPages)
    // All at once, if there are whole pages only: then nobody reads less.
    if portions.allSatisfy({ $0 == Self.page }) { portions = [portions.count * Self.page] }
    var written = 0
    for portion in portions {
      let count = bytes.dropFirst(written).prefix(portion).withUnsafeBytes {
        Glibc.write(writing.number, $0.baseAddress, $0.count)
      }
      written += max(0, count)
      if count < portion { return written > 0 ? written : count }
    }
    return written
  }

  /// Divides bytes so that they take a number of pages that is a power of two.
  ///
  /// What is written goes into the page before if it fits there. So a whole page and some bytes take
  /// turns.
  ///
  /// - Parameters:
  ///   - count: The number of bytes.
  ///   - most: The most pages.
  /// - Returns: How many bytes go into each page; together they may be fewer.
  static func portions(of count: Int, most: Int) -> [Int] {
    var pages = 1
    while pages < most && pages * page < count { pages *= 2 }
    guard pages > 1 else { return [min(count, page)] }
    let pairs = pages / 2
    let rest = min(count, pages * page) - pairs * page
    // There's at least one byte for each turn, or none at all.
    guard rest >= pairs else { return [Int](repeating: page, count: pairs) }
    return (0..<pairs).flatMap { [page, rest * ($0 + 1) / pairs - rest * $0 / pairs] }
  }

  /// Takes back what wasn't read, after which it is empty.
  ///
  /// - Parameter most: The number of bytes that were written since it was last empty.
  /// - Returns: How many are left of them. A guest that writes to it can make that any number up to
  ///   all of them.
  mutating func takeBack(_ most: Int) -> Int {
    var count: Int32 = 0
    guard ioctl(reading.number, UInt(FIONREAD), &count) == 0, count > 0 else { return 0 }
    nextPages = 1
    return max(0, _qx_drop_from_pipe(reading.number, most))
  }

  /// Ends the input.
  package mutating func end() {
    writing = nil
  }
}
