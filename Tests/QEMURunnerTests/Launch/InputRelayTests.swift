import Glibc
import Testing

@testable import QEMURunner

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

  /// A relay from a source, and what QEMU reads. Nothing else has the end of the pipe that is written.
  private func relay(
    from source: FileDescriptor
  ) throws -> (relay: InputRelay, reading: FileDescriptor) {
    let pipe = try InputPipe()
    let source = try #require(try InputSource(source.number))
    return (InputRelay(from: source, to: .standardInput(pipe)), pipe.reading)
  }

  /// Does what is to be done, as long as there is anything.
  private func advance(_ relay: inout InputRelay) {
    while true {
      var waits = [
        pollfd(fd: relay.readableSource, events: Int16(POLLIN), revents: 0),
        pollfd(fd: relay.writableDestination, events: Int16(POLLOUT), revents: 0),
      ]
      guard poll(&waits, 2, 0) > 0 else { return }
      if waits[0].revents != 0 { relay.read() }
      if waits[1].revents != 0 { relay.write() }
    }
  }

  /// Reads some bytes, as QEMU does, in portions.
  private func read(
    _ count: Int,
    of pipe: FileDescriptor,
    by portion: Int,
    _ relay: inout InputRelay
  ) -> [UInt8] {
    var taken: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: portion)
    while taken.count < count {
      advance(&relay)
      let count = Glibc.read(pipe.number, &buffer, min(portion, count - taken.count))
      if count <= 0 { break }
      taken += buffer[..<count]
    }
    return taken
  }

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
      var (relay, pipe) = try relay(from: source)
      let taken = read(count, of: pipe, by: portion, &relay)
      #expect(taken == Array(Self.bytes.prefix(count)), "\(portion)")
      relay.finish()
      #expect(rest(of: source) == Array(Self.bytes.dropFirst(count)), "\(portion)")
    }
  }

  @Test("the end comes when all was read, and not before", arguments: Kind.allCases)
  func end(kind: Kind) throws {
    let source = try source(kind, [1, 2, 3])
    var (relay, pipe) = try relay(from: source)
    #expect(read(100, of: pipe, by: 2, &relay) == [1, 2, 3])
  }
}
