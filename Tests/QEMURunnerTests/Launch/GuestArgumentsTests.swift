import Testing

@testable import QEMURunner
@testable import Semihosting

@Suite("The guest's arguments as a line")
struct GuestArgumentsTests {
  @Test(
    "by the table of Documentation/ABI/guest-arguments.md",
    arguments: [
      // What needs no marks has none.
      ("a", "a"),
      ("--name=a,b", "--name=a,b"),
      ("it's", "it's"),
      ("a\"b", "a\"b"),
      ("a\\", "a\\"),
      ("ä", "ä"),
      // What does.
      ("", "\"\""),
      ("a b", "\"a b\""),
      ("a\tb", "\"a\tb\""),
      ("a\r\nb", "\"a\r\nb\""),
      (" ", "\" \""),
      ("'a", "\"'a\""),
      ("\"a", "'\"a'"),
      ("say \"x\"", "'say \"x\"'"),
      ("it's \"x y\"", "\"it's \"'\"x y\"'"),
      ("'\"", "\"'\"'\"'"),
      ("\"'\" ", "'\"'\"'\"'\" '"),
      ("c:\\a b\\", "\"c:\\a b\\\""),
      // A mark that a combining character follows is a mark.
      ("\"\u{301} b", "'\"\u{301} b'"),
    ] as [(String, String)]
  )
  func quoting(word: String, expected: String) {
    #expect(GuestArguments.quoted(word) == expected)
  }

  @Test("a line on x86 has a most")
  func most() throws {
    let x86 = try Machine.named("i686-pc")
    let arm = try Machine.named("armv7-virt")
    let word = String(repeating: "x", count: 4095 - 6)
    #expect(throws: Never.self) { try GuestArguments.check(line: "name \(word)", for: arm) }
    #expect(throws: Never.self) { try GuestArguments.check(line: "name x\(word)", for: x86) }
    #expect(throws: LaunchError.argumentsTooLong(4096, most: 4095)) {
      try GuestArguments.check(line: "name xx\(word)", for: x86)
    }
  }

  /// Words of what matters, by a generator that begins the same each time.
  private struct Corpus {
    private var state: UInt64 = 0x5DEE_CE66

    private mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    private static let pieces: [String] = [
      "a", "bc", " ", "  ", "\t", "\n", "\r\n", "\"", "'", "\\", ",", ",,", "=", "ü", "漢", "🏳️‍🌈",
      "\u{301}", "$", "`", "<", ">", "\u{1}", "\u{7F}",
    ]

    mutating func word() -> String {
      (0..<next(8)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
    }

    mutating func words() -> [String] { (0..<next(6)).map { _ in word() } }
  }

  @Test("guests read the words that the runner was given: 20000 lines")
  func roundTrip() {
    var corpus = Corpus()
    for _ in 0..<20_000 {
      let words = corpus.words()
      let line = GuestArguments.line(words)
      var bytes = Array(line.utf8) + [0]
      let read = bytes.withUnsafeMutableBufferPointer { buffer in
        Arguments(dividing: buffer).map { Array($0) }
      }
      #expect(read == words.map { Array($0.utf8) }, "\(line)")
    }
  }

  /// The words that newlib's start-up code for Arm finds: those in marks end at the next one of the
  /// same kind, the others at a space.
  private func newlibWords(_ line: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var rest = Array(line.utf8)[...]
    while let first = rest.first {
      if first == UInt8(ascii: " ") {
        rest = rest.dropFirst()
        continue
      }
      let isMark = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
      if isMark { rest = rest.dropFirst() }
      let word = rest.prefix { $0 != (isMark ? first : UInt8(ascii: " ")) }
      words.append(Array(word))
      rest = rest.dropFirst(word.count + 1)
    }
    return words
  }

  @Test("newlib reads the same, unless a word needs both kinds of marks")
  func newlib() {
    var corpus = Corpus()
    var count = 0
    for _ in 0..<20_000 {
      let words = corpus.words().filter { !$0.utf8.contains(0x22) || !$0.utf8.contains(0x27) }
      let line = GuestArguments.line(words)
      #expect(newlibWords(line) == words.map { Array($0.utf8) }, "\(line)")
      count += words.count
    }
    #expect(count > 10_000)
  }
}
