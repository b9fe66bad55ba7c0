import Testing

@testable import GuestBuilder
@testable import HostSupport
@testable import QEMURunner

@Suite("What is installed")
struct ExaminationTests {
  @Test(
    "versions in what programs print",
    arguments: [
      ("QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7)\nCopyright (c) 2003", "7.2.22"),
      ("Swift version 6.3.1 (swift-6.3.1-RELEASE)\nTarget: x86_64", "6.3.1"),
      ("LLD 21.0.0 (compatible with GNU linkers)", "21.0.0"), ("QEMU 10.1.0-rc2 x", "10.1.0-rc2"),
      ("nothing here", nil), ("", nil),
    ] as [(String, String?)]
  )
  func versions(text: String, version: String?) {
    #expect(Examination.version(in: Array(text.utf8)) == version)
  }

  @Test("where nothing is, everything is missing and there is a remedy for all")
  func nothing() {
    let examination = Examination(
      installation: Installation(folder: "/nonexistent", searchPath: "/nonexistent")
    )
    #expect(!examination.isComplete)
    #expect(examination.findings.allSatisfy { $0.path == nil && $0.version == nil })
    let remedies = examination.remedies.joined(separator: "\n")
    for package in ["qemu-system-arm", "qemu-system-misc", "qemu-system-x86", "swift.org"] {
      #expect(remedies.contains(package))
    }
  }
}
