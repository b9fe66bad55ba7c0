#if CommandLineTool
  import BatchRunner
  import Glibc

  /// Looks for patterns in lines of standard input, one after the other, and writes a byte for each
  /// that it has found: whoever ends it knows then how far it was.
  enum Find {
    static func run(_ patterns: some Sequence<String>) throws {
      var search = LineSearch(try patterns.map { try ConsolePattern($0) })
      var told = 0
      func tell() {
        while told < search.found {
          var byte = UInt8(ascii: ".")
          guard write(1, &byte, 1) == 1 else { exit(125) }
          told += 1
        }
      }
      var buffer = [UInt8](repeating: 0, count: 64 << 10)
      while !search.isComplete {
        let count = read(0, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { exit(125) }
        if count == 0 { break }
        // Line by line: the next one may take too long.
        var rest = buffer[..<count]
        while !rest.isEmpty {
          let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
          search.read(rest[..<end])
          rest = rest[end...]
          tell()
        }
      }
      search.finish()
      tell()
    }
  }
#endif
