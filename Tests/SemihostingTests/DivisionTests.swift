import Testing

@testable import Semihosting

@Suite("A command line's words")
struct DivisionTests {
  func words(_ line: String) -> [String] {
    // Rubbish behind the end, which must not be touched.
    var bytes = Array(line.utf8) + [0] + Array("rest".utf8)
    let size = line.utf8.count + 1
    defer { #expect(bytes[size...].elementsEqual("rest".utf8)) }
    return bytes.withUnsafeMutableBufferPointer { buffer in
      let arguments = Arguments(dividing: buffer)
      let words = arguments.map { String(decoding: $0, as: UTF8.self) }
      #expect(words.count == arguments.count)
      return words
    }
  }

  @Test(
    "by the table of Documentation/ABI/guest-arguments.md, and beyond",
    arguments: [
      ("", []),
      (" ", []),
      ("     ", []),
      ("a", ["a"]),
      ("a b", ["a", "b"]),
      ("  a   b  ", ["a", "b"]),
      // Quoted words.
      ("\"a b\"", ["a b"]),
      ("'a b'", ["a b"]),
      ("\"\"", [""]),
      ("''", [""]),
      ("a '' b", ["a", "", "b"]),
      ("\"it's\"", ["it's"]),
      ("'say \"x\"'", ["say \"x\""]),
      ("' a '", [" a "]),
      // A quoted word of several parts.
      ("\"a\"'b'", ["ab"]),
      ("\"it's \"'\"x y\"'", ["it's \"x y\""]),
      ("''''", [""]),
      // The end of a quoted word is the end of the word.
      ("\"a\"b", ["a", "b"]),
      ("'a' 'b'", ["a", "b"]),
      ("''a", ["", "a"]),
      // Marks within a word, and everything else, stand for themselves.
      ("it's", ["it's"]),
      ("a\"b c\"d", ["a\"b", "c\"d"]),
      ("--name='a b'", ["--name='a", "b'"]),
      ("a\\ b", ["a\\", "b"]),
      ("\"a\\\" b", ["a\\", "b"]),
      ("\\", ["\\"]),
      ("a\\", ["a\\"]),
      ("a,b=c", ["a,b=c"]),
      ("a\tb\nc", ["a\tb\nc"]),
      ("ä ö", ["ä", "ö"]),
      // Marks without a second one.
      ("\"", [""]),
      ("'", [""]),
      ("a \"", ["a", ""]),
      ("\"a b", ["a b"]),
      ("'a \"b\" ", ["a \"b\" "]),
      ("\"a\"'b c", ["ab c"]),
      ("\"a\"'", ["a"]),
    ] as [(String, [String])]
  )
  func table(line: String, expected: [String]) {
    #expect(words(line) == expected)
  }

  @Test("whatever the line is, words take no more room than it did")
  func hostile() {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("a\\ '\"\t,ü".utf8)
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...12, using: &random)
      let line = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      var bytes = line + [0, 0xAA]
      let words = bytes.withUnsafeMutableBufferPointer { buffer in
        Arguments(dividing: buffer).map { Array($0) }
      }
      #expect(bytes.last == 0xAA, "\(line)")
      #expect(words.reduce(0) { $0 + $1.count + 1 } <= line.count + 1, "\(line)")
      #expect(words.allSatisfy { word in !word.contains(0) }, "\(line)")
    }
  }
}
