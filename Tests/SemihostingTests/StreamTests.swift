import CSemihosting
import Testing

@testable import Semihosting

@Suite("The standard streams make no more calls than they must", .serialized)
struct StreamTests {
  init() {
    _qx_standard_output().stream.pointee = qx_stream()
    _qx_standard_error().stream.pointee = qx_stream()
    _qx_standard_input().stream.pointee = qx_stream()
  }

  static let capacity = Int(_qx_standard_output().capacity)

  /// A host with handles 4, 8 and 1 for the three streams.
  func host() -> MockHost {
    MockHost { operation, fields in
      switch operation {
      case 0x01: fields[1] == 0 ? 1 : fields[1]
      case 0x06: fields[2]
      default: 0
      }
    }
  }

  @Test("a line is one call, however it is put together; the stream is opened once")
  func line() throws {
    let host = host()
    host.run {
      for byte in "one line\n".utf8 { standardOutput.write(byte: byte) }
      standardOutput.write("another" as StaticString)
      standardOutput.write(" in parts")
      standardOutput.write([0x21, 0x0A].span)
    }
    #expect(host.calls.map(\.operation) == [0x01, 0x05, 0x05])
    #expect(host.calls[0].texts == [":tt\0"])
    #expect(host.calls[0].fields == [0, 4, 3])
    #expect(host.calls[1].fields[0] == 4)
    #expect(host.written == ["one line\n", "another in parts!\n"].map { Array($0.utf8) })
  }

  @Test("a newline is found wherever it is", arguments: 0..<40)
  func newline(position: Int) {
    let host = host()
    host.run {
      // What differs from a newline in one bit, or by a borrow, isn't one.
      var bytes = (0..<40).map { [0x0B, 0x08, 0x8A, 0x09, 0x00, 0xFF, 0x4A][$0 % 7] as UInt8 }
      standardOutput.write(bytes.span)
      #expect(host.written.isEmpty)
      bytes[position] = 0x0A
      standardOutput.write(bytes.span)
      #expect(host.written.count == 1)
      #expect(host.written.first?.count == 80)
    }
  }

  @Test("full buffering: a call when the memory is full, and for what is larger")
  func full() throws {
    let host = host()
    try host.run { () throws in
      standardOutput.buffering = .full
      let line = Array("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde\n".utf8)
      for _ in 0..<(2 * Self.capacity / 64) { standardOutput.write(line.span) }
      #expect(host.written.map(\.count) == [Self.capacity])
      try standardOutput.flush()
      #expect(host.written.map(\.count) == [Self.capacity, Self.capacity])
      standardOutput.write(byte: 1)
      standardOutput.write([UInt8](repeating: 2, count: Self.capacity).span)
      #expect(host.written.dropFirst(2).map(\.count) == [1, Self.capacity])
      // One byte less is a copy, and waits.
      standardOutput.write([UInt8](repeating: 2, count: Self.capacity - 1).span)
      #expect(host.written.count == 4)
      standardOutput.write(byte: 3)
      #expect(host.written.count == 4)
      standardOutput.write(byte: 4)
      #expect(host.written.last?.count == Self.capacity)
    }
  }

  @Test("no buffering: a call a write")
  func none() {
    let host = host()
    host.run {
      standardOutput.write("held" as StaticString)
      standardOutput.buffering = .none
      standardOutput.write(byte: 0x61)
      standardOutput.write("bc" as StaticString)
      let nothing: [UInt8] = []
      standardOutput.write(nothing.span)
    }
    #expect(host.written == ["helda", "bc"].map { Array($0.utf8) })
  }

  @Test("nothing held back is no call")
  func nothing() throws {
    let host = host()
    try host.run { () throws in
      try standardOutput.flush()
      flushStandardStreams()
    }
    #expect(host.calls.isEmpty)
  }

  @Test(
    "the program's end sends both; standard error is apart if the host says that it has one",
    arguments: [(3, 8), (1, 4)] as [(UInt8, UInt)]
  )
  func end(features: UInt8, mode: UInt) {
    let host = host()
    host.input = [Array("SHFB".utf8) + [features]]
    host.run {
      standardOutput.write("out" as StaticString)
      standardError.write("error" as StaticString)
      flushStandardStreams()
      flushStandardStreams()
    }
    #expect(host.written == ["out", "error"].map { Array($0.utf8) })
    #expect(host.calls.map(\.operation) == [0x01, 0x05, 0x01, 0x06, 0x02, 0x01, 0x05])
    let opened = host.calls.filter { $0.operation == 0x01 }
    #expect(opened.map(\.texts) == [[":tt\0"], [":semihosting-features\0"], [":tt\0"]])
    #expect(opened.map { $0.fields[1] } == [4, 1, mode])
  }

  @Test("what the host leaves is written again; what it doesn't take is told, once")
  func lost() throws {
    let host = host()
    var left: [UInt] = [3, 0, 6, 99]
    host.answer = { operation, fields in
      operation == 0x01 ? 4 : operation == 0x05 ? left.removeFirst() : 0
    }
    try host.run { () throws in
      standardOutput.write("abcdef" as StaticString)
      try standardOutput.flush()
      #expect(host.written == ["abcdef", "def"].map { Array($0.utf8) })
      standardOutput.write("ghijkl" as StaticString)
      #expect(throws: HostError.lost(count: 6)) { try standardOutput.flush() }
      try standardOutput.flush()
      // An impossible number.
      standardOutput.write("mn\n" as StaticString)
      #expect(throws: HostError.lost(count: 3)) { try standardOutput.flush() }
    }
  }

  @Test("a host that refuses the stream: nowhere to go")
  func refused() {
    let host = MockHost { _, _ in UInt.max }
    host.run {
      standardOutput.write("line\n" as StaticString)
      #expect(throws: HostError.notSupported) { try standardOutput.flush() }
      #expect(throws: HostError.notSupported) { try standardInput.readByte() }
      #expect(!standardOutput.isTerminal)
    }
    #expect(host.calls.map(\.operation) == [0x01, 0x01])
  }

  @Test("input comes by one call for all that is there, and output goes before it")
  func input() throws {
    let host = host()
    host.input = [Array("first\nsec".utf8), Array("ond\n".utf8), []]
    try host.run { () throws in
      standardOutput.write("? " as StaticString)
      #expect(try standardInput.readLine() == "first")
      #expect(host.written == [Array("? ".utf8)])
      #expect(try standardInput.readLine(strippingNewline: false) == "second\n")
      #expect(try standardInput.readLine() == nil)
    }
    #expect(host.calls.map(\.operation) == [0x01, 0x05, 0x01, 0x06, 0x06, 0x06])
    #expect(host.calls[2].fields == [0, 0, 3])
    #expect(host.calls[3].fields[0] == 1)
    #expect(host.calls[3].fields[2] == _qx_standard_input().capacity)
  }

  @Test("input in parts: small by way of the stream's memory, large without a copy")
  func inputParts() throws {
    let host = host()
    let capacity = Int(_qx_standard_input().capacity)
    host.input = [Array("abcdef".utf8), [UInt8](repeating: 0x78, count: capacity + 1)]
    try host.run { () throws in
      var buffer = [UInt8](repeating: 0, count: capacity + 1)
      func read(_ count: Int) throws -> Int {
        try buffer.withUnsafeMutableBytes {
          try standardInput.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[..<count]))
        }
      }
      #expect(try read(0) == 0)
      #expect(try read(4) == 4)
      #expect(buffer.prefix(4) == [0x61, 0x62, 0x63, 0x64])
      #expect(try read(4) == 2)
      #expect(buffer.prefix(2) == [0x65, 0x66])
      #expect(try read(capacity + 1) == capacity + 1)
      #expect(buffer.last == 0x78)
      #expect(try read(4) == 0)
    }
    #expect(
      host.calls.filter { $0.operation == 0x06 }.map { Int($0.fields[2]) } == [
        capacity, capacity + 1, capacity,
      ]
    )
  }

  @Test("input that isn't UTF-8, and lines that are longer than a buffer")
  func lines() throws {
    let host = host()
    host.input = [[0xFF, 0x0A, 0x61, 0x62, 0x63, 0x0A, 0x0A]]
    try host.run { () throws in
      #expect(try standardInput.readLine() == "\u{FFFD}")
      var buffer: [UInt8] = [0, 0]
      func line() throws -> Int {
        try buffer.withUnsafeMutableBytes { try standardInput.readLine(into: $0) }
      }
      #expect(try line() == 2)
      #expect(buffer == [0x61, 0x62])
      #expect(try line() == 2)
      #expect(buffer == [0x63, 0x0A])
      #expect(try line() == 1)
      #expect(try line() == 0)
    }
  }
}
