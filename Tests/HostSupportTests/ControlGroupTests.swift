import Foundation
import Glibc
import Testing

@testable import HostSupport

@Suite("Control groups")
struct ControlGroupTests {
  /// Whether this user may make them here.
  static let mayMakeThem = ControlGroup(mostProcesses: 10) != nil

  @Test(
    "a process and what it starts are no more than the limit, and the group is gone afterwards",
    .enabled(if: mayMakeThem, "control groups can't be made here")
  )
  func limit() throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    // Once it has read a line it is in the group.
    shell.arguments = [
      "-c", "read line; for n in 1 2 3 4 5 6 7 8; do sleep 1 & echo started; done",
    ]
    let (input, output) = (Foundation.Pipe(), Foundation.Pipe())
    shell.standardInput = input
    shell.standardOutput = output
    shell.standardError = FileHandle.nullDevice
    var path = ""
    do {
      let group = try #require(ControlGroup(mostProcesses: 4))
      path = group.path
      try shell.run()
      group.add(shell.processIdentifier)
      try input.fileHandleForWriting.write(contentsOf: Data("go\n".utf8))
      let text = try output.fileHandleForReading.readToEnd() ?? Data()
      shell.waitUntilExit()
      #expect(String(decoding: text, as: UTF8.self) == "started\nstarted\nstarted\n")
    }
    #expect(access(path, F_OK) != 0)
  }
}
