import Testing

@testable import Semihosting

@Suite("Each call has the operation and the block that the specification gives it", .serialized)
struct CallTests {
  typealias Call = MockHost.Call

  /// A host on which everything goes well: handle 7, files of 10 bytes.
  func friendly() -> MockHost {
    MockHost { operation, fields in
      switch operation {
      case 0x01: 7
      case 0x0C: 10
      case 0x05, 0x06: 0
      default: 0
      }
    }
  }

  @Test("opening and closing")
  func openClose() throws {
    let host = friendly()
    try host.run {
      let file = try File(opening: "a ü", for: .writeRead)
      #expect(file.handle == 7)
      try file.close()
    }
    #expect(
      host.calls == [
        Call(operation: 0x01, fields: [0, 7, 4], texts: ["a ü\0"]),
        Call(operation: 0x02, fields: [7]),
      ]
    )
  }

  @Test("a file that goes out of use is closed, once")
  func closesItself() throws {
    let host = friendly()
    try host.run { _ = try File(opening: "f", for: .read) }
    #expect(host.calls.map(\.operation) == [0x01, 0x02])
  }

  @Test("the modes are those of fopen, binary")
  func modes() throws {
    let modes: [(OpenMode, UInt)] = [
      (.read, 1), (.readWrite, 3), (.write, 5), (.writeRead, 7), (.append, 9), (.appendRead, 11),
    ]
    for (mode, number) in modes {
      let host = friendly()
      try host.run { try File(opening: "f", for: mode).close() }
      #expect(host.calls.first?.fields == [0, number, 1])
    }
  }

  @Test("what can't be opened or closed is told by the host's number")
  func openFails() {
    let host = MockHost { operation, _ in operation == 0x13 ? 13 : UInt.max }
    host.run {
      #expect(throws: HostError.failed(.permissionDenied)) {
        _ = try File(opening: "f", for: .read)
      }
    }
    #expect(host.calls.map(\.operation) == [0x01, 0x13])
    let closing = MockHost { operation, _ in
      switch operation {
      case 0x01: 7
      case 0x13: 5
      default: UInt.max
      }
    }
    closing.run {
      #expect(throws: HostError.failed(.ioError)) { try File(opening: "f", for: .read).close() }
    }
    #expect(closing.calls.map(\.operation) == [0x01, 0x02, 0x13])
  }

  @Test("reading: the host returns what it has not read")
  func read() throws {
    var left: UInt = 0
    let host = MockHost { operation, _ in
      switch operation {
      case 0x01: 7
      case 0x06: left
      case 0x0C: 13
      default: 0
      }
    }
    var memory = [UInt8](repeating: 0, count: 8)
    try host.run {
      var file = try File(opening: "f", for: .read)
      try memory.withUnsafeMutableBytes { buffer in
        let first = try file.read(into: buffer)
        left = 3
        let second = try file.read(into: buffer)
        // Nothing read at 13 of 13 bytes: the end.
        left = 8
        let third = try file.read(into: buffer)
        #expect([first, second, third] == [8, 5, 0])
      }
    }
    let call = try #require(host.calls.first { $0.operation == 0x06 })
    #expect(call.fields[0] == 7 && call.fields[2] == 8)
  }

  @Test("reading: nothing read before the end is an error, and so is more than was asked for")
  func readFails() throws {
    for left in [8, 9, UInt.max] as [UInt] {
      let host = MockHost { operation, _ in
        switch operation {
        case 0x01: 7
        case 0x06: left
        case 0x0C: 13
        default: 0
        }
      }
      var memory = [UInt8](repeating: 0, count: 8)
      try host.run {
        var file = try File(opening: "f", for: .read)
        memory.withUnsafeMutableBytes { buffer in
          _ = #expect(throws: HostError.incomplete(transferred: 0)) { try file.read(into: buffer) }
        }
      }
    }
  }

  @Test("reading from a terminal, which has no length: nothing read is the end")
  func readTerminal() throws {
    let host = MockHost { operation, _ in
      switch operation {
      case 0x01: 7
      case 0x06: 8
      case 0x09: 1
      case 0x0C: UInt.max
      default: 0
      }
    }
    var memory = [UInt8](repeating: 0, count: 8)
    try host.run {
      var file = try File(opening: ":tt", for: .read)
      let count = try memory.withUnsafeMutableBytes { try file.read(into: $0) }
      #expect(count == 0)
    }
  }

  @Test("writing: what the host has left is written again, until it takes nothing")
  func write() throws {
    var left: [UInt] = [6, 2, 2]
    let host = MockHost { operation, _ in
      switch operation {
      case 0x01: 7
      case 0x05: left.removeFirst()
      default: 0
      }
    }
    try host.run {
      var file = try File(opening: "f", for: .write)
      #expect(throws: HostError.incomplete(transferred: 8)) { try file.write("0123456789") }
    }
    let writes = host.calls.filter { $0.operation == 0x05 }.map(\.fields)
    #expect(writes.map { $0[2] } == [10, 6, 2])
    #expect(writes[1][1] == writes[0][1] + 4 && writes[2][1] == writes[0][1] + 8)
  }

  @Test("writing at the end moves there first")
  func append() throws {
    let host = friendly()
    try host.run {
      var file = try File(opening: "f", for: .append)
      try file.write("x")
    }
    #expect(host.calls.map(\.operation) == [0x01, 0x0C, 0x0A, 0x05, 0x02])
    #expect(host.calls[2].fields == [7, 10])
  }

  @Test("positions, lengths, and what is a terminal")
  func queries() throws {
    let host = friendly()
    try host.run {
      var file = try File(opening: "f", for: .read)
      try file.seek(to: 4)
      let length = try file.length
      let isTerminal = file.isTerminal
      #expect(length == 10 && !isTerminal)
    }
    #expect(
      host.calls.dropFirst() == [
        Call(operation: 0x0A, fields: [7, 4]), Call(operation: 0x0C, fields: [7]),
        Call(operation: 0x09, fields: [7]), Call(operation: 0x02, fields: [7]),
      ]
    )
  }

  @Test("removing and renaming")
  func names() throws {
    let host = friendly()
    try host.run {
      try remove("one")
      try rename("one", to: "three")
    }
    #expect(
      host.calls == [
        Call(operation: 0x0E, fields: [0, 3], texts: ["one\0"]),
        Call(operation: 0x0F, fields: [0, 3, 0, 5], texts: ["one\0", "three\0"]),
      ]
    )
  }

  @Test("clocks")
  func clocks() throws {
    let host = MockHost { operation, _ in
      switch operation {
      case 0x10: 150
      case 0x11: 1_700_000_000
      case 0x31: 1000
      default: 0
      }
    }
    // The block is for the result: its first word, where words have 64 bits.
    host.fill = [0x30: [5250]]
    try host.run {
      let processorTime = try HostClock.processorTime()
      let seconds = try HostClock.secondsSince1970()
      let ticks = try HostClock.elapsedTicks()
      let frequency = try HostClock.ticksPerSecond()
      let elapsed = try HostClock.elapsed()
      #expect(processorTime == .milliseconds(1500) && seconds == 1_700_000_000)
      #expect(ticks == 5250 && frequency == 1000 && elapsed == .milliseconds(5250))
    }
    #expect(host.calls.map(\.operation) == [0x10, 0x11, 0x30, 0x31, 0x31, 0x30])
  }

  @Test("an operation without a name, and its parameter")
  func unnamed() {
    let host = MockHost { _, _ in 42 }
    host.run { #expect(Host.call(Operation(rawValue: 0x104), 5) == 42) }
    #expect(host.calls == [Call(operation: 0x104, fields: [5])])
  }

  @Test("the numbers of the operations are the specification's")
  func numbers() {
    let operations: [(Operation, UInt)] = [
      (.open, 0x01), (.close, 0x02), (.writeByte, 0x03), (.writeText, 0x04), (.write, 0x05),
      (.read, 0x06), (.readByte, 0x07), (.isError, 0x08), (.isTerminal, 0x09), (.seek, 0x0A),
      (.length, 0x0C), (.temporaryName, 0x0D), (.remove, 0x0E), (.rename, 0x0F), (.clock, 0x10),
      (.time, 0x11), (.system, 0x12), (.errorNumber, 0x13), (.commandLine, 0x15),
      (.heapInformation, 0x16), (.exit, 0x18), (.exitExtended, 0x20), (.elapsed, 0x30),
      (.tickFrequency, 0x31),
    ]
    for (operation, number) in operations { #expect(operation.rawValue == number) }
    #expect(Set(operations.map(\.1)).count == operations.count)
  }

  @Test("features: those of a file that says so, and none of any other")
  func features() {
    func features(_ bytes: [UInt8]) -> Features {
      let host = MockHost { operation, fields in
        switch operation {
        case 0x01: return 7
        case 0x06:
          let memory = UnsafeMutablePointer<UInt8>(bitPattern: fields[1])
          let count = min(bytes.count, Int(fields[2]))
          for index in 0..<count { memory?[index] = bytes[index] }
          return fields[2] - UInt(count)
        default: return 0
        }
      }
      return host.run { Features.ofHost() }
    }
    #expect(features([0x53, 0x48, 0x46, 0x42, 3]) == [.exitExtended, .separateStandardError])
    #expect(features([0x53, 0x48, 0x46, 0x42, 1]) == .exitExtended)
    #expect(features([0x53, 0x48, 0x46, 0x42]) == [])
    #expect(features([0x53, 0x48, 0x46, 0x41, 3]) == [])
    let host = MockHost { _, _ in UInt.max }
    #expect(host.run { Features.ofHost() } == [])
  }
}
