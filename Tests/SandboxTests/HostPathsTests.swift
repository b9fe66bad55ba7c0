import Foundation
import TestSupport
import Testing

@testable import Sandbox

@Suite("What programs may read of the host")
struct HostPathsTests {
  /// The paths that begin with a folder's.
  private func paths(
    for program: String,
    home: String?,
    below folder: String
  ) -> [String] {
    HostPaths(for: HostProgram(program, home: home)).rules.map(\.path)
      .filter { $0.hasPrefix(folder) }
  }

  @Test("the libraries beside its bin, and of a home folder only QEMU's own")
  func libraries() throws {
    try withFolder { folder in
      let home = folder.resolvingSymlinksInPath().path
      let bin = "\(home)/bin"
      try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
      let program = "\(bin)/qemu-system-arm"
      try Data().write(to: URL(filePath: program))
      let elsewhere = paths(for: program, home: "/nonexistent", below: home)
      #expect(elsewhere.contains("\(home)/lib") && elsewhere.contains("\(home)/libexec"))
      // By whatever path it is called.
      let link = "\(home)/link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: home)
      for (name, home) in [(program, home), ("\(link)/bin/qemu-system-arm", link)] {
        let own = paths(for: name, home: home, below: folder.resolvingSymlinksInPath().path)
        #expect(own.contains { $0.hasSuffix("/lib/qemu") })
        for library in ["lib", "lib64", "libexec"] {
          #expect(!own.contains { $0.hasSuffix("/\(library)") }, "\(own)")
        }
      }
    }
  }

  @Test(
    "a home folder is known by its place, too",
    arguments: [
      ("/home/a/bin/qemu", true), ("/root/bin/qemu", true), ("/home/a/qemu/bin/qemu", false),
      ("/opt/qemu/bin/qemu", false), ("/usr/local/bin/qemu", false), ("/home/a/qemu", true),
    ]
  )
  func places(path: String, isInHome: Bool) {
    #expect(HostProgram(path, home: "/nonexistent").isInHome == isInHome)
  }
}
