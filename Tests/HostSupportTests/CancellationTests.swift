import Glibc
import Testing

@testable import HostSupport

@Suite("A signal's number in a descriptor")
struct CancellationTests {
  @Test("stays in a socket, for all that watch it")
  func socket() throws {
    let pair = try SocketPair()
    #expect(Cancellation.signal(from: pair.near.number) == nil)
    #expect(pair.far?.send([15]) == 1)
    #expect(Cancellation.signal(from: pair.near.number) == 15)
    #expect(Cancellation.signal(from: pair.near.number) == 15)
  }

  @Test("is taken from a pipe by the first")
  func pipe() throws {
    let pipe = try HostSupport.Pipe()
    #expect(pipe.writing?.write([2]) == 0)
    #expect(Cancellation.signal(from: pipe.reading.number) == 2)
    #expect(Cancellation.signal(from: pipe.reading.number) == nil)
  }
}
