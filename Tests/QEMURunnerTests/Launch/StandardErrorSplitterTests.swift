import Testing

@testable import QEMURunner

@Suite("QEMU's own words are told from the guest's")
struct StandardErrorSplitterTests {
  /// Splits words that come in parts, each before or after the guest's start.
  func split(_ parts: [(String, hasStarted: Bool)]) -> (qemu: String, guest: String) {
    var splitter = StandardErrorSplitter(program: "/usr/bin/qemu-system-arm")
    var result = StandardErrorSplitter.Parts()
    for (text, hasStarted) in parts {
      let new = Array(text.utf8).withUnsafeBytes { splitter.split($0, hasStarted: hasStarted) }
      result.qemu += new.qemu
      result.guest += new.guest
    }
    let rest = splitter.finish()
    return (
      String(decoding: result.qemu + rest.qemu, as: UTF8.self),
      String(decoding: result.guest + rest.guest, as: UTF8.self)
    )
  }

  @Test("before the guest's start, all of it is QEMU's")
  func beforeStart() {
    #expect(split([("any\nwords", false)]) == ("any\nwords", ""))
  }

  @Test("a line that began before the start stays QEMU's")
  func lineAcrossStart() {
    #expect(split([("qemu-system-arm:", false), (" warning\nguest", true)]).guest == "guest")
  }

  @Test("after QEMU has given up, all of it is QEMU's")
  func registers() {
    let end = "qemu: fatal: Lockup\n\nR00=60000000\n"
    #expect(split([("a line\n\(end)", true)]) == (end, "a line\n"))
    #expect(split([("qemu: fata", true), ("l: x\nR00\n", true)]).guest == "")
    #expect(split([("qemu: fatally\nR00\n", true)]).guest == "R00\n")
  }

  @Test("later, lines that begin with QEMU's name are, however they are cut")
  func lines() {
    let text = "one\nqemu-system-arm: two\nqemu: three\nqemu\nqemu-system-armx\n\nqemu-system-arm"
    for first in 0...text.utf8.count {
      let parts = [
        (String(text.prefix(first)), hasStarted: true),
        (String(text.dropFirst(first)), hasStarted: true),
      ]
      let result = split(parts)
      #expect(result.qemu == "qemu-system-arm: two\nqemu: three\n", "cut at \(first)")
      #expect(result.guest == "one\nqemu\nqemu-system-armx\n\nqemu-system-arm", "cut at \(first)")
    }
  }
}
