import Glibc
import Testing

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
    signal(SIGPIPE, SIG_IGN)
    var pipe = try Pipe()
    let destination = pipe.writing?.number ?? -1
    var output = GuestOutput(destination: destination, limit: nil)
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(take(bytes, &output))
    while output.isWaiting { #expect(output.write() == 0) }
    var buffer = [UInt8](repeating: 0, count: 20_000)
    #expect(read(pipe.reading.number, &buffer, buffer.count) == bytes.count)
    #expect(buffer.starts(with: bytes))
    pipe.closeWriting()

    let full = FileDescriptor(open("/dev/full", O_WRONLY | O_CLOEXEC))
    var lost = GuestOutput(destination: full.number, limit: nil)
    #expect(take([1], &lost))
    #expect(lost.write() == ENOSPC)
  }
}
