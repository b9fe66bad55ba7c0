import Glibc
import Testing

@testable import BatchRunner

@Suite("What is kept of a console")
struct SpoolTests {
  @Test("all if it's short, otherwise the beginning, the end, and how much is missing")
  func excerpts() throws {
    let spool = try Spool()
    #expect(spool.excerpt(100).isEmpty)
    #expect(spool.file.write(Array("short".utf8)) == 0)
    #expect(spool.excerpt(100).text == "short")
    spool.clear()
    let long = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(spool.file.write(long) == 0)
    let excerpt = spool.excerpt(100)
    #expect(excerpt.beginning == Array(long.prefix(25)))
    #expect(excerpt.end == Array(long.suffix(75)))
    #expect(excerpt.omitted == 900)
    #expect(excerpt.text.contains("[900 bytes left out]"))
    var copy: [UInt8] = []
    spool.read {
      copy += $0
      return true
    }
    #expect(copy == long)
    spool.clear()
    #expect(spool.excerpt(100).isEmpty)
  }
}
