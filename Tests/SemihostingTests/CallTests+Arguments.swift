import Testing

@testable import Semihosting

extension CallTests {
  /// A host with a command line.
  func host(withCommandLine line: String) -> MockHost {
    let bytes = Array(line.utf8) + [0]
    return MockHost { operation, fields in
      if operation == 0x13 { return 7 }
      guard operation == 0x15, UInt(bytes.count) <= fields[1],
        let memory = UnsafeMutablePointer<UInt8>(bitPattern: fields[0])
      else { return UInt.max }
      memory.update(from: bytes, count: bytes.count)
      return 0
    }
  }

  @Test("arguments: the block has a buffer and its size, and the words stay in the buffer")
  func arguments() throws {
    let host = host(withCommandLine: "name  'a b' c")
    var memory = [UInt8](repeating: 0xFF, count: 14)
    try host.run {
      try memory.withUnsafeMutableBytes { buffer in
        let arguments = try Arguments(readingInto: buffer)
        #expect(arguments.count == 3 && arguments.underestimatedCount == 3)
        #expect(arguments.map { String(decoding: $0, as: UTF8.self) } == ["name", "a b", "c"])
        // A second time, and as C strings.
        #expect(
          arguments.map { word in word.baseAddress.map { String(cString: $0) } }
            == ["name", "a b", "c"]
        )
        for word in arguments {
          let start = try #require(word.baseAddress.map { UnsafeRawPointer($0) })
          let base = try #require(buffer.baseAddress)
          #expect(start >= base && start < base + buffer.count)
        }
      }
    }
    #expect(host.calls.map(\.operation) == [0x15])
    #expect(host.calls[0].fields[1] == 14)
  }

  @Test("arguments: a buffer that is too small is an error, of every size")
  func argumentsInSmallBuffers() {
    let line = "name a b"
    for size in 0...line.utf8.count {
      let host = host(withCommandLine: line)
      var memory = [UInt8](repeating: 0xFF, count: size)
      host.run {
        memory.withUnsafeMutableBytes { buffer in
          _ = #expect(throws: HostError.failed(.argumentListTooLong)) {
            try Arguments(readingInto: buffer)
          }
        }
      }
      #expect(host.calls.map(\.operation) == [0x15, 0x13])
    }
  }

  @Test("arguments: a line without an end is refused")
  func argumentsWithoutEnd() {
    let host = MockHost { _, _ in 0 }
    var memory: [UInt8] = Array("name".utf8)
    host.run {
      memory.withUnsafeMutableBytes { buffer in
        _ = #expect(throws: HostError.refused) { try Arguments(readingInto: buffer) }
      }
    }
  }

  @Test("arguments as texts: the buffer grows until the line fits")
  func argumentStrings() throws {
    for length in [1, 250, 251, 252, 5000, 200_000] {
      let word = String(repeating: "x", count: length)
      let host = host(withCommandLine: "name \(word)")
      #expect(try host.run { try Arguments.strings() } == ["name", word])
      let sizes = host.calls.filter { $0.operation == 0x15 }.map { $0.fields[1] }
      #expect(sizes.last.map { $0 >= UInt(length + 6) } == true)
      #expect(sizes == (0..<sizes.count).map { 256 << UInt($0) })
    }
  }

  @Test("arguments as texts: another error isn't answered with a larger buffer")
  func argumentStringsFail() {
    let refusing = MockHost { operation, _ in operation == 0x13 ? 14 : UInt.max }
    refusing.run {
      #expect(throws: HostError.failed(.badAddress)) { try Arguments.strings() }
    }
    #expect(refusing.calls.map(\.operation) == [0x15, 0x13])
    // A host for which no buffer is large enough.
    let insatiable = MockHost { operation, _ in operation == 0x13 ? 7 : UInt.max }
    insatiable.run {
      #expect(throws: HostError.failed(.argumentListTooLong)) { try Arguments.strings() }
    }
    #expect(insatiable.calls.last { $0.operation == 0x15 }?.fields[1] == 1 << 20)
  }

  @Test("arguments as texts: what isn't UTF-8 is replaced")
  func argumentsThatAreNoTexts() throws {
    let host = MockHost { _, fields in
      let memory = UnsafeMutablePointer<UInt8>(bitPattern: fields[0])
      for (index, byte) in ([0x61, 0x20, 0xFF, 0] as [UInt8]).enumerated() { memory?[index] = byte }
      return 0
    }
    #expect(try host.run { try Arguments.strings() } == ["a", "\u{FFFD}"])
  }
}
