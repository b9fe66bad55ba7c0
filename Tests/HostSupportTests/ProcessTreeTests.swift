import Foundation
import Glibc
import TestSupport
import Testing

@testable import HostSupport

@Suite("What a program has started")
struct ProcessTreeTests {
  @Test("it, its children and theirs, also without a parent and by names that look like others")
  func tree() throws {
    try withFolder { folder in
      // Its name is as what stands behind names.
      let name = "a) S 1 1 "
      let program = folder.appending(path: name)
      try FileManager.default.copyItem(
        at: URL(filePath: "/bin/sleep").resolvingSymlinksInPath(),
        to: program
      )
      let pipe = try HostSupport.Pipe()
      let process = try ChildProcess(
        path: "/bin/sh",
        arguments: [
          // The first loses its parent at once.
          "-c", "(/bin/sleep 100 & echo $!); (\"$0\" 100 & echo $!; wait) & echo $!; wait",
          program.path,
        ],
        environment: [],
        descriptors: [-1, pipe.writing?.number ?? -1, -1]
      )
      var text = ""
      while text.split(separator: "\n").count < 3 {
        var ready = pollfd(fd: pipe.reading.number, events: Int16(POLLIN), revents: 0)
        try #require(poll(&ready, 1, 10_000) == 1)
        _ = pipe.reading.read { text += String(decoding: $0, as: UTF8.self) }
      }
      let started = text.split(separator: "\n").compactMap { pid_t($0) }
      // One that has been started, and isn't its program yet, is one all the same.
      let tree = ProcessTree.processes(from: process.id)
      #expect(tree == ([process.id] + started).sorted())
    }
  }
}
