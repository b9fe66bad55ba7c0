import Testing

@Suite("Records of tests")
struct RecordTests {
  /// The entry in an expansion: its JSON.
  func entry(_ source: String) throws -> String {
    let text = Expanded(source).text
    let start = try #require(text.firstRange(of: "@section(\"qemu_exit_info\")"))
    let numbers = text[start.upperBound...].split(separator: "0x").dropFirst().compactMap {
      UInt64($0.prefix { $0.isHexDigit }, radix: 16)
    }
    let bytes = numbers.flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
    #expect(bytes.prefix(4).elementsEqual("QXT1".utf8))
    // What follows in the expansion of an exit test isn't the entry's.
    let entry = bytes.prefix(Int(bytes[4]) + Int(bytes[5]) << 8)
    let json = entry.dropFirst(16).prefix { $0 != 0 }
    #expect(entry.count - 16 - json.count < 8)
    return String(decoding: json, as: UTF8.self)
  }

  @Test(
    "say what the image's reader needs",
    arguments: [
      (
        "@Test func f() {}",
        #"{"kind":"test","name":"f()","file":"Module/File.swift","line":1,"column":2}"#
      ),
      (
        "struct S { @Test(\"a \\\"b\\\"\") static func f() {} }",
        #"{"kind":"test","name":"f()","file":"Module/File.swift","line":1,"column":13,"#
          + #""suites":["S"],"displayName":"a \"b\""}"#
      ),
      (
        "extension A.B { @Test(.tags(.x, .y.z), .serialized, .isolation(.boot)) func f() {} }",
        #"{"kind":"test","name":"f()","file":"Module/File.swift","line":1,"column":18,"#
          + #""suites":["A","B"],"tags":["x","y.z"],"isolation":"boot","serialized":true}"#
      ),
      (
        "@Test(.disabled(\"why\"), .timeLimit(.minutes(2)), .bug(\"u\", id: 3, \"t\")) func f() {}",
        #"{"kind":"test","name":"f()","file":"Module/File.swift","line":1,"column":2,"#
          + #""bugs":[{"url":"u","id":"3","title":"t"}],"disabled":true,"comment":"why","#
          + #""timeLimit":120}"#
      ),
      (
        "@Test(Comment(\"a\"), .serialized, Comment(rawValue: \"b\"), \"c\" as Comment) func f() {}",
        #"{"kind":"test","name":"f()","file":"Module/File.swift","line":1,"column":2,"#
          + #""comments":["a","b","c"],"serialized":true}"#
      ),
      (
        "@Test(arguments: [1]) func f(x: Int) {}",
        #"{"kind":"test","name":"f(x:)","file":"Module/File.swift","line":1,"column":2,"#
          + #""parameterized":true}"#
      ),
      (
        "@Test func `a b`() {}",
        #"{"kind":"test","name":"`a b`()","file":"Module/File.swift","line":1,"column":2,"#
          + #""displayName":"a b"}"#
      ),
      (
        "@Suite(\"name\") struct S {}",
        #"{"kind":"suite","name":"S","file":"Module/File.swift","line":1,"column":2,"#
          + #""displayName":"name"}"#
      ),
      (
        "#exits(exitsWith: .exitCode(3)) { run() }",
        #"{"kind":"exit","name":"exit test","file":"Module/File.swift","line":1,"column":1}"#
      ),
    ]
  )
  func json(source: String, expected: String) throws {
    #expect(try entry(source) == expected)
  }

  @Test("have the identity that the document defines")
  func identity() {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "test Module/File.swift:1:2".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let text = Expanded("@Test func f() {}").text
    #expect(text.contains("0x" + String(hash & 0xFFFF_FFFF, radix: 16)))
    #expect(text.contains("0x" + String(hash >> 32, radix: 16)))
  }
}
