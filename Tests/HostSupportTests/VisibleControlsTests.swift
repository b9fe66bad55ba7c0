import TestSupport
import Testing

@testable import HostSupport

@Suite("What a stranger writes, on a terminal")
struct VisibleControlsTests {
  @Test("lines stay lines and tabs tabs, all other controls can be seen")
  func lines() {
    #expect("a\tb\nc\r\nd\n".onLines == "a\tb\nc\nd\n")
    #expect("\u{1B}[31mred\u{7}\rover".onLines == "\\u{1B}[31mred\\u{7}\\rover")
    #expect("\u{9B}c\u{202E}x".onLines == "\\u{9B}c\\u{202E}x")
    #expect("".onLines.isEmpty && "\n\n".onLines == "\n\n")
    let text = SampleRuns.hostileText.onLines
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" && $0 != "\t" })
  }

  @Test("on one line there are neither")
  func line() {
    #expect("a\tb\nc\r\nd".onOneLine == "a\\tb\\nc\\r\\nd")
  }
}
