import Glibc
import TestSupport
import Testing

@testable import HostSupport
@testable import QEMURunner

@Suite("The guest's console on its way out")
struct GuestOutputTests {
  private func take(_ bytes: [UInt8], _ output: inout GuestOutput) -> Bool {
    bytes.withUnsafeBytes { output.take($0) }
  }

  @Test("is kept whole, if nobody wants it meanwhile")
  func kept() {
    var output = GuestOutput(destination: nil, limit: nil)
    for byte in UInt8.min...UInt8.max { #expect(take([byte], &output)) }
    #expect(output.pending == Array(UInt8.min...UInt8.max))
    #expect(output.total == 256)
    #expect(!output.isWaiting && !output.isFull)
  }

  @Test("is cut exactly at the limit")
  func limit() {
    var output = GuestOutput(destination: nil, limit: 10)
    #expect(take([1, 2, 3, 4, 5, 6], &output))
    #expect(take([7, 8, 9, 10], &output))
    #expect(!take([11], &output))
    #expect(output.pending == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    var other = GuestOutput(destination: nil, limit: 3)
    #expect(!take([1, 2, 3, 4], &other))
    #expect(other.pending == [1, 2, 3])
  }

  @Test("is written in order, and a closed pipe is told")
  func written() throws {
    var pipe = try Pipe()
    let destination = pipe.writing?.number ?? -1
    var output = GuestOutput(destination: destination, limit: nil)
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(take(bytes, &output))
    while output.isWaiting { #expect(output.write() == 0) }
    var buffer = [UInt8](repeating: 0, count: 20_000)
    #expect(Glibc.read(pipe.reading.number, &buffer, buffer.count) == bytes.count)
    #expect(buffer.starts(with: bytes))
    pipe.closeWriting()

    // The signal that would end this process doesn't come.
    var ends: [Int32] = [-1, -1]
    #expect(Glibc.pipe(&ends) == 0)
    var gone = GuestOutput(destination: ends[1], limit: nil)
    close(ends[0])
    #expect(take([1], &gone))
    #expect(gone.write() == EPIPE)
    close(ends[1])

    let full = FileDescriptor(open("/dev/full", O_WRONLY | O_CLOEXEC))
    var lost = GuestOutput(destination: full.number, limit: nil)
    #expect(take([1], &lost))
    #expect(lost.write() == ENOSPC)
  }

  // MARK: Readers that don't read

  /// Something to write to.
  enum Kind: CaseIterable {
    case pipe, socket, terminal, device
  }

  /// Both ends of something, and what keeps them open.
  private func ends(_ kind: Kind) throws -> (reading: Int32, writing: Int32, owner: AnyObject) {
    switch kind {
    case .pipe, .socket:
      var ends: [Int32] = [-1, -1]
      let failure =
        kind == .pipe
        ? Glibc.pipe(&ends) : socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
      #expect(failure == 0)
      let files = [FileDescriptor(ends[0]), FileDescriptor(ends[1])]
      return (ends[0], ends[1], files as AnyObject)
    case .terminal, .device:
      let terminal = try PseudoTerminal()
      terminal.passBytes()
      return kind == .terminal
        ? (terminal.device, terminal.terminal, terminal)
        : (terminal.terminal, terminal.device, terminal)
    }
  }

  /// Writes until nothing is ready any more, for half a second: a thread may be at work.
  private func advance(_ output: inout GuestOutput) -> Int32 {
    while output.isWaiting {
      var wait = output.wait()
      guard wait.fd >= 0 else {
        usleep(1000)
        continue
      }
      guard poll(&wait, 1, 500) > 0 else { return 0 }
      let failure = output.write()
      if failure != 0 { return failure }
    }
    return 0
  }

  private func read(_ descriptor: Int32, _ most: Int = 1 << 20) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < most {
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, 100) > 0 else { break }
      let count = Glibc.read(descriptor, &buffer, min(buffer.count, most - bytes.count))
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  @Test("nobody who doesn't read is waited for, and nothing is lost", arguments: Kind.allCases)
  func stalled(kind: Kind) throws {
    let (reading, writing, owner) = try ends(kind)
    defer { withExtendedLifetime(owner) {} }
    let flags = fcntl(writing, F_GETFL)
    var output = GuestOutput(destination: writing, limit: nil)
    let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
    #expect(take(bytes, &output))
    #expect(advance(&output) == 0)
    #expect(output.isWaiting && output.isFull)
    var taken: [UInt8] = []
    while taken.count < bytes.count {
      let more = read(reading)
      taken += more
      #expect(advance(&output) == 0)
      if more.isEmpty && !output.isWaiting { break }
    }
    #expect(taken == bytes)
    // Others have the descriptor, too.
    #expect(fcntl(writing, F_GETFL) == flags)
  }

  @Test("a terminal that was stopped isn't waited for")
  func stoppedTerminal() throws {
    let terminal = try PseudoTerminal()
    terminal.passBytes()
    terminal.stop()
    var output = GuestOutput(destination: terminal.terminal, limit: nil)
    #expect(take([1, 2, 3], &output))
    // Whether it seems to be ready or not.
    #expect(output.write() == 0)
    #expect(output.pending == [1, 2, 3])
    terminal.stop(false)
    #expect(advance(&output) == 0)
    #expect(read(terminal.device) == [1, 2, 3])
  }

  @Test("nor somebody who has filled what was ready", arguments: Kind.allCases)
  func shared(kind: Kind) throws {
    let (reading, writing, owner) = try ends(kind)
    defer { withExtendedLifetime(owner) {} }
    var output = GuestOutput(destination: writing, limit: nil)
    var other = GuestOutput(destination: writing, limit: nil)
    #expect(take([UInt8](repeating: 1, count: 10_000), &output))
    #expect(take([UInt8](repeating: 2, count: 600_000), &other))
    var wait = output.wait()
    #expect(poll(&wait, 1, 0) > 0)
    #expect(advance(&other) == 0)
    #expect(output.write() == 0)
    var counts = [0, 0, 0]
    while true {
      let bytes = read(reading)
      for byte in bytes { counts[Int(byte)] += 1 }
      #expect(advance(&output) == 0)
      #expect(advance(&other) == 0)
      if bytes.isEmpty && !output.isWaiting && !other.isWaiting { break }
    }
    #expect(counts == [0, 10_000, 600_000])
  }

  @Test("a pipe of another user's isn't waited for either")
  func othersPipe() throws {
    // Root may open it again all the same; any other user may not.
    let pipe = try Pipe()
    let writing = try #require(pipe.writing?.number)
    #expect(fchmod(writing, 0) == 0)
    var output = GuestOutput(destination: writing, limit: nil)
    #expect(take([UInt8](repeating: 1, count: 600_000), &output))
    #expect(advance(&output) == 0)
    #expect(output.isWaiting)
    var count = 0
    while output.isWaiting {
      count += read(pipe.reading.number).count
      #expect(advance(&output) == 0)
    }
    #expect(count + read(pipe.reading.number).count == 600_000)
  }

  @Test("a reader that is never quite as fast as the guest doesn't have everything kept")
  func slowReader() throws {
    let pipe = try Pipe()
    var output = GuestOutput(destination: pipe.writing?.number, limit: nil)
    let portion = [UInt8](repeating: 1, count: 4096)
    for _ in 0..<64 { #expect(take(portion, &output)) }
    for _ in 0..<10_000 {
      #expect(take(portion, &output))
      #expect(output.write() == 0)
      _ = read(pipe.reading.number, 4096)
    }
    #expect(output.held < 4 << 20)
    #expect(!output.isOverfull)
    while !output.isOverfull { #expect(take(portion, &output)) }
    #expect(output.held < 64 << 20)
  }

  @Test("last words are given up when nobody takes them", arguments: Kind.allCases)
  func lastWords(kind: Kind) throws {
    let (reading, writing, owner) = try ends(kind)
    defer { withExtendedLifetime(owner) {} }
    let output = OutputDescriptor(writing)
    let much = [UInt8](repeating: 1, count: 600_000)
    #expect(output.write(much, patience: .milliseconds(100)) == ETIMEDOUT)
    // What was given up doesn't count for what comes later.
    while !read(reading).isEmpty {}
    #expect(output.write([2, 3, 4], patience: .seconds(60)) == 0)
    #expect(read(reading).suffix(3) == [2, 3, 4])
  }
}
