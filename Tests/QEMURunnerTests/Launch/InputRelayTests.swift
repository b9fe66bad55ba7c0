import Glibc
import TestSupport
import Testing

@testable import BatchRunner
@testable import HostSupport
@testable import QEMURunner
@testable import Sandbox

@Suite("The guest's input on its way in")
struct InputRelayTests {
  /// Something to read from.
  enum Kind: CaseIterable {
    case file, fifo, pipe, socket
  }

  static let bytes = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }

  /// A descriptor with bytes to read and an end behind them.
  private func source(_ kind: Kind, _ bytes: [UInt8] = bytes) throws -> FileDescriptor {
    var ends: [Int32] = [-1, -1]
    switch kind {
    case .file:
      let file = try Spool().file
      #expect(file.write(bytes) == 0)
      #expect(lseek(file.number, 0, SEEK_SET) == 0)
      return file
    case .fifo:
      let folder = try Jail()
      let pipe = try Pipe(at: "\(folder.path)/fifo")
      #expect(pipe.writing?.write(bytes) == 0)
      return pipe.reading
    case .pipe: #expect(pipe(&ends) == 0)
    case .socket:
      #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    }
    #expect(FileDescriptor(ends[1]).write(bytes) == 0)
    return FileDescriptor(ends[0])
  }

  /// A relay from a descriptor to what is QEMU's standard input, and the end that QEMU reads.
  private func relay(from source: FileDescriptor) throws -> (InputRelay, FileDescriptor) {
    let pipe = try InputPipe()
    let source = try #require(try InputSource(source.number))
    return (InputRelay(from: source, to: .standardInput(pipe)), pipe.reading)
  }

  /// Does what is to be done, as long as there is anything.
  private func advance(_ relay: inout InputRelay) {
    // Each step moves at least a byte, unless it goes round in circles.
    for _ in 0..<100_000 {
      var waits = [
        pollfd(fd: relay.readableSource, events: Int16(POLLIN), revents: 0),
        pollfd(fd: relay.writableDestination, events: Int16(POLLOUT), revents: 0),
      ]
      guard poll(&waits, 2, 0) > 0 else { return }
      if waits[0].revents != 0 { relay.read() }
      if waits[1].revents != 0 { relay.write() }
    }
    Issue.record("the relay doesn't come to rest")
  }

  /// Reads some bytes, as QEMU does, in portions.
  ///
  /// - Returns: What it got before the end, or before it would have waited.
  private func read(
    _ count: Int,
    of end: FileDescriptor,
    by portion: Int,
    _ relay: inout InputRelay
  ) -> [UInt8] {
    var taken: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: portion)
    while taken.count < count {
      advance(&relay)
      var wait = pollfd(fd: end.number, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, 0) > 0 else { break }
      let count = Glibc.read(end.number, &buffer, min(portion, count - taken.count))
      if count <= 0 { break }
      taken += buffer[..<count]
    }
    return taken
  }

  /// What another program finds.
  private func rest(of source: FileDescriptor) -> [UInt8] {
    var bytes: [UInt8] = []
    while source.read({ bytes.append(contentsOf: $0) }) == .bytes {}
    return bytes
  }

  @Test(
    "what isn't read stays where it was, to the byte",
    arguments: Kind.allCases,
    [0, 1, 100, 4095, 4096, 4097, 8192, 8193, 16_384, 19_999, 20_000]
  )
  func rest(kind: Kind, count: Int) throws {
    for portion in [7, 4096, 5000, 65_536] {
      let source = try source(kind)
      var (relay, end) = try relay(from: source)
      let taken = read(count, of: end, by: portion, &relay)
      #expect(taken == Array(Self.bytes.prefix(count)), "\(portion)")
      relay.finish()
      #expect(rest(of: source) == Array(Self.bytes.dropFirst(count)), "\(portion)")
    }
  }

  @Test("as much as pipes usually hold is there at once", arguments: [1, 4097, 10_000, 65_536])
  func atOnce(count: Int) throws {
    let source = try source(.file, [UInt8](repeating: 1, count: count))
    defer { withExtendedLifetime(source) {} }
    var (relay, end) = try relay(from: source)
    advance(&relay)
    var buffer = [UInt8](repeating: 0, count: 100_000)
    #expect(Glibc.read(end.number, &buffer, buffer.count) == count)
  }

  @Test("the end comes when all was read, and not before", arguments: Kind.allCases)
  func end(kind: Kind) throws {
    let source = try source(kind, [1, 2, 3])
    defer { withExtendedLifetime(source) {} }
    var (relay, end) = try relay(from: source)
    #expect(read(100, of: end, by: 2, &relay) == [1, 2, 3])
    var byte: UInt8 = 0
    #expect(Glibc.read(end.number, &byte, 1) == 0)
  }

  @Test("nothing yet isn't the end")
  func nothingYet() throws {
    var pipe = try Pipe()
    var (relay, end) = try relay(from: pipe.reading)
    for byte in [1, 2] as [UInt8] {
      #expect(read(1, of: end, by: 1, &relay) == [])
      #expect(pipe.writing?.write([byte]) == 0)
      #expect(read(1, of: end, by: 1, &relay) == [byte])
    }
    pipe.closeWriting()
    advance(&relay)
    var byte: UInt8 = 0
    #expect(Glibc.read(end.number, &byte, 1) == 0)
  }

  @Test("what others take meanwhile is gone, and nobody waits for it")
  func taken() throws {
    let pipe = try Pipe()
    #expect(pipe.writing?.write([1, 2, 3, 4]) == 0)
    var (relay, end) = try relay(from: pipe.reading)
    advance(&relay)
    #expect(rest(of: pipe.reading) == [1, 2, 3, 4])
    #expect(read(4, of: end, by: 4, &relay) == [1, 2, 3, 4])
    relay.finish()
    #expect(rest(of: pipe.reading) == [])
  }

  @Test(
    "a guest that writes into its own input takes no more than it was given",
    arguments: [1, 4000, 4096, 65_536]
  )
  func ownInput(count: Int) throws {
    for junk in [1, 96, 4096, 60_000] {
      for taken in [0, 1, count] {
        let bytes = [UInt8](repeating: 1, count: count)
        let source = try source(.file, bytes + [2])
        var (relay, end) = try relay(from: source)
        advance(&relay)
        let own = FileDescriptor(open("/proc/self/fd/\(end.number)", O_RDWR | O_NONBLOCK))
        var buffer = [UInt8](repeating: 0, count: max(1, taken))
        if taken > 0 { _ = Glibc.read(own.number, &buffer, taken) }
        _ = own.write([UInt8](repeating: 9, count: junk))
        advance(&relay)
        relay.finish()
        let left = rest(of: source)
        #expect(left.count <= count + 1, "\(junk), \(taken)")
        #expect(left.allSatisfy { $0 == 1 || $0 == 2 }, "\(junk), \(taken)")
        if taken == 0 { #expect(left == bytes + [2], "\(junk)") }
      }
    }
  }

  @Test("what can't be read is no input: closed, only to be written to")
  func unreadable() throws {
    let null = FileDescriptor(open("/dev/null", O_WRONLY | O_CLOEXEC))
    #expect(try InputSource(null.number) == nil)
    #expect(try InputSource(-1) == nil)
    #expect(try InputSource(nil) == nil)
    let folder = FileDescriptor(open("/", O_RDONLY | O_CLOEXEC))
    defer { withExtendedLifetime((null, folder)) {} }
    var (relay, end) = try relay(from: folder)
    advance(&relay)
    var byte: UInt8 = 0
    #expect(Glibc.read(end.number, &byte, 1) == 0)
  }

  /// What `look` finds.
  private func look(_ source: inout InputSource) -> InputSource.Sight {
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { source.look($0) }
  }

  @Test("a terminal that isn't the session's is read, at either end", arguments: [false, true])
  func terminal(isDevice: Bool) throws {
    let terminal = try PseudoTerminal()
    defer { withExtendedLifetime(terminal) {} }
    terminal.passBytes()
    let ends = [terminal.terminal, terminal.device]
    let (near, far) = isDevice ? (ends[1], ends[0]) : (ends[0], ends[1])
    let source = try #require(try InputSource(near))
    let pipe = try InputPipe()
    var relay = InputRelay(from: source, to: .standardInput(pipe))
    #expect(relay.next == nil)
    for word in ["one", "two"] {
      #expect(Glibc.write(far, word, 3) == 3)
      // A thread may be at work.
      for _ in 0..<1000 where read(0, of: pipe.reading, by: 1, &relay).isEmpty {
        advance(&relay)
        var wait = pollfd(fd: pipe.reading.number, events: Int16(POLLIN), revents: 0)
        if poll(&wait, 1, 10) > 0 { break }
      }
      #expect(read(3, of: pipe.reading, by: 3, &relay) == Array(word.utf8))
    }
  }

  @Test("where there's nothing, as others have taken it, nobody waits")
  func nothingThere() throws {
    let terminal = try PseudoTerminal()
    defer { withExtendedLifetime(terminal) {} }
    var packets: [Int32] = [-1, -1]
    #expect(socketpair(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0, &packets) == 0)
    let sockets = (FileDescriptor(packets[0]), FileDescriptor(packets[1]))
    defer { withExtendedLifetime(sockets) {} }
    let pipe = try Pipe()
    for descriptor in [
      terminal.terminal, terminal.device, packets[0], pipe.reading.number,
    ] {
      var source = try #require(try InputSource(descriptor))
      #expect(look(&source) == .nothingYet)
      #expect(look(&source) == .nothingYet)
    }
  }

  @Test("packets arrive whole")
  func packets() throws {
    var ends: [Int32] = [-1, -1]
    #expect(socketpair(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0, &ends) == 0)
    let source = FileDescriptor(ends[0])
    let far = FileDescriptor(ends[1])
    var (relay, end) = try relay(from: source)
    #expect(far.write(Array("one".utf8)) == 0)
    #expect(far.write(Array("two".utf8)) == 0)
    #expect(read(6, of: end, by: 2, &relay) == Array("onetwo".utf8))
  }

  @Test("bytes fill a number of pages that is a power of two, so that the pipe is full")
  func portions() {
    let page = Int(getpagesize())
    #expect(InputPipe.portions(of: 1, most: 16) == [1])
    #expect(InputPipe.portions(of: page, most: 16) == [page])
    #expect(InputPipe.portions(of: page + 1, most: 16) == [page, 1])
    #expect(InputPipe.portions(of: page + 1, most: 1) == [page])
    #expect(InputPipe.portions(of: 3 * page, most: 16) == [page, page / 2, page, page / 2])
    // One byte for two turns.
    #expect(InputPipe.portions(of: 2 * page + 1, most: 16) == [page, page])
    for count in [5000, 9000, 20_000, 40_000, 65_535, 65_536, 100_000] {
      let portions = InputPipe.portions(of: count, most: 16)
      #expect(portions.allSatisfy { (1...page).contains($0) })
      #expect(portions.reduce(0, +) == min(count, 16 * page))
    }
  }
}
