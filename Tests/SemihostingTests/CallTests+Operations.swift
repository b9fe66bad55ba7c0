import Testing

@testable import Semihosting

extension CallTests {
  @Test("a byte for the debug channel: the parameter is its address")
  func writeByte() throws {
    var bytes: [UInt8] = []
    let host = MockHost { operation, fields in
      #expect(operation == 0x03)
      if let byte = UnsafePointer<UInt8>(bitPattern: fields[0]) { bytes.append(byte.pointee) }
      // The result means nothing.
      return 0xDEAD_BEEF
    }
    try host.run { for byte in [0x41, 0, 0xFF] as [UInt8] { try DebugChannel.write(byte) } }
    #expect(bytes == [0x41, 0, 0xFF])
  }

  @Test("a text for the debug channel: the parameter is the address of its first byte")
  func writeText() throws {
    var texts: [String] = []
    let host = MockHost { operation, fields in
      #expect(operation == 0x04)
      if let text = UnsafePointer<CChar>(bitPattern: fields[0]) {
        texts.append(String(cString: text))
      }
      return 0xDEAD_BEEF
    }
    try host.run {
      try DebugChannel.write("a ü\n")
      try DebugChannel.write("")
      try "c".withCString { try DebugChannel.write(cString: $0) }
    }
    #expect(texts == ["a ü\n", "", "c"])
  }

  @Test("a text of one character, which has no address, goes byte by byte")
  func writeCharacter() throws {
    var bytes: [UInt8] = []
    let host = MockHost { operation, fields in
      #expect(operation == 0x03)
      if let byte = UnsafePointer<UInt8>(bitPattern: fields[0]) { bytes.append(byte.pointee) }
      return 0
    }
    // Only a generic context makes such a text.
    func character<Text: ExpressibleByUnicodeScalarLiteral>() -> Text { "ü" }
    let text: StaticString = character()
    try #require(!text.hasPointerRepresentation)
    try host.run { try DebugChannel.write(text) }
    #expect(bytes == Array("ü".utf8))
  }

  @Test("a byte from the debug channel: the parameter is 0, the result is the byte")
  func readByte() throws {
    for byte in UInt8.min...UInt8.max {
      let host = MockHost { _, _ in UInt(byte) }
      let result = try host.run { try DebugChannel.readByte() }
      #expect(result == byte && host.calls == [Call(operation: 0x07, fields: [0])])
    }
  }

  @Test("what is no byte is an error", arguments: [256, UInt.max] as [UInt])
  func readByteFails(result: UInt) {
    let host = MockHost { operation, _ in operation == 0x13 ? 14 : result }
    host.run {
      #expect(throws: HostError.failed(.badAddress)) { try DebugChannel.readByte() }
    }
    #expect(host.calls.map(\.operation) == [0x07, 0x13])
  }

  @Test("whether a result is an error: the host says so, and 0 is no")
  func isError() {
    for (answer, expected) in [(0, false), (1, true), (UInt.max, true)] as [(UInt, Bool)] {
      let host = MockHost { _, _ in answer }
      #expect(host.run { Host.isError(0x1234) } == expected)
      #expect(host.calls == [Call(operation: 0x08, fields: [0x1234])])
    }
  }

  /// A host that knows a name for every identifier.
  func namingHost() -> MockHost {
    MockHost { operation, fields in
      let name = Array("/tmp/name-\(fields[1])".utf8CString.map { UInt8(bitPattern: $0) })
      guard operation == 0x0D, UInt(name.count) <= fields[2],
        let memory = UnsafeMutablePointer<UInt8>(bitPattern: fields[0])
      else { return UInt.max }
      memory.update(from: name, count: name.count)
      return 0
    }
  }

  @Test("a temporary name: buffer, identifier, size")
  func temporaryName() throws {
    let host = namingHost()
    var memory = [UInt8](repeating: 0xFF, count: 14)
    try host.run {
      let count = try memory.withUnsafeMutableBytes { buffer in
        try Semihosting.temporaryName(255, into: buffer)
      }
      let name = try Semihosting.temporaryName(0)
      #expect(count == 13 && name == "/tmp/name-0")
    }
    #expect(String(decoding: memory, as: UTF8.self) == "/tmp/name-255\0")
    #expect(host.calls.map(\.operation) == [0x0D, 0x0D])
    #expect(host.calls.map { Array($0.fields.dropFirst()) } == [[255, 14], [0, 256]])
  }

  @Test("no temporary name: the host has no number for it, and isn't asked for one")
  func temporaryNameFails() {
    let host = namingHost()
    var memory = [UInt8](repeating: 0xFF, count: 13)
    host.run {
      memory.withUnsafeMutableBytes { buffer in
        _ = #expect(throws: HostError.refused) {
          try Semihosting.temporaryName(255, into: buffer)
        }
      }
    }
    #expect(host.calls.map(\.operation) == [0x0D])
    // A host that says yes and gives no end.
    let endless = MockHost { _, _ in 0 }
    endless.run {
      memory.withUnsafeMutableBytes { buffer in
        _ = #expect(throws: HostError.refused) { try Semihosting.temporaryName(1, into: buffer) }
      }
    }
  }

  @Test("a command: its address and length, and the host's status")
  func command() throws {
    let host = MockHost { _, _ in 0x300 }
    let status = try host.run { try runCommand("exit 3; ü") }
    #expect(status == 0x300)
    #expect(host.calls == [Call(operation: 0x12, fields: [0, 10], texts: ["exit 3; ü\0"])])
  }

  @Test("a command that the host can't run is told by the host's number")
  func commandFails() {
    let host = MockHost { operation, _ in operation == 0x13 ? 1 : UInt.max }
    host.run {
      #expect(throws: HostError.failed(ErrorNumber(rawValue: 1))) { try runCommand("true") }
    }
    #expect(host.calls.map(\.operation) == [0x12, 0x13])
  }

  @Test("heap and stack: a block with the address of four fields")
  func heapInformation() throws {
    let host = MockHost { _, fields in
      for (index, word) in ([0x1000, 0x8000, 0x9000, 0x8800] as [UInt]).enumerated() {
        UnsafeMutablePointer<UInt>(bitPattern: fields[0])?[index] = word
      }
      return 0xDEAD_BEEF
    }
    let information = try host.run { try HeapInformation.ofHost() }
    #expect(
      information
        == HeapInformation(
          heapBase: 0x1000,
          heapLimit: 0x8000,
          stackBase: 0x9000,
          stackLimit: 0x8800
        )
    )
    #expect(host.calls.map(\.operation) == [0x16])
    let silent = MockHost { _, _ in UInt.max }
    #expect(
      try silent.run { try HeapInformation.ofHost() }
        == HeapInformation(heapBase: 0, heapLimit: 0, stackBase: 0, stackLimit: 0)
    )
  }
}
