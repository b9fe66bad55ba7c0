import Foundation
import TestSupport
import Testing

@testable import HostSupport
@testable import QEMURunner

@Suite("What of the source addresses belong to")
struct SymbolizerTests {
  /// Calls a function with what looks in an image by a script in `llvm-symbolizer`'s place.
  private func withSymbolizer(
    _ script: String,
    demangler: String = "for name; do echo \"plain $name\"; done",
    cancellation: Int32? = nil,
    patience: Duration = .seconds(10),
    named: (URL) -> String = { $0.path },
    _ body: (Symbolizer) throws -> Void
  ) throws {
    try withFolder { folder in
      for (name, text) in [("llvm-symbolizer", script), ("swift-demangle", demangler)] {
        let path = folder.appending(path: name).path
        try Data("#!/bin/sh\n\(text)\n".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
      }
      let image = folder.appending(path: "image")
      try Data(ELFBuilder().bytes).write(to: image)
      try body(
        Symbolizer(
          try Image(path: named(image)),
          by: Installation(searchPath: folder.path),
          cancellation: cancellation,
          patience: patience
        )
      )
    }
  }

  @Test("one program is asked for all addresses, and one for all names")
  func oneCall() throws {
    // Its name tells how many arguments it had.
    let script = """
      of=$#
      shift
      for address; do printf '$sof%s\\n/a:b.swift:%d:1\\n\\n' "$of" "$address"; done
      """
    try withSymbolizer(script, demangler: "shift 2; for name; do echo $# $name; done") {
      let frames = try $0.frames(at: [0x10, 0x20, 0x30])
      #expect(frames.map { $0.location?.line } == [16, 32, 48])
      #expect(frames.map { $0.location?.function } == ["3 $sof4", "3 $sof4", "3 $sof4"])
      #expect(frames.map { $0.location?.file } == ["/a:b.swift", "/a:b.swift", "/a:b.swift"])
      let none = try $0.frames(at: [])
      #expect(none.isEmpty)
    }
  }

  @Test("a program that takes too long is killed, whatever it has said, and its words don't count")
  func outOfTime() throws {
    try withSymbolizer("echo f; echo a:1:1; while :; do :; done", patience: .milliseconds(300)) {
      let frames = try $0.frames(at: [1])
      #expect(frames == [Symbolizer.Frame()])
    }
  }

  @Test("a signal ends the search at once, and then the run is cancelled")
  func cancellation() throws {
    let pair = try SocketPair()
    #expect(pair.far?.send([15]) == 1)
    let script = "while :; do :; done"
    try withSymbolizer(script, cancellation: pair.near.number, patience: .seconds(600)) {
      symbolizer in
      let error = #expect(throws: Symbolizer.Cancelled.self) { try symbolizer.frames(at: [1]) }
      #expect(error?.signal == 15)
      let outcome = SampleRuns.outcome(.trapped(SampleRuns.fault))
      let result = try #require(outcome.result).located(by: symbolizer)
      #expect(result.verdict == .cancelled(signal: 15))
    }
  }

  @Test("the innermost function with a line counts, and failed checks are told")
  func answers() {
    let frames = Symbolizer.frames(
      in: """
        Swift runtime failure: Index out of range
        /<compiler-generated>:0:0
        inner
        /a.swift:12:3
        outer
        /a.swift:20:1

        ??
        ??:0:0

        only
        /a.s:0:0


        """
    )
    #expect(
      frames == [
        Symbolizer.Frame(
          location: SourceLocation(function: "inner", file: "/a.swift", line: 12),
          message: "Index out of range"
        ),
        Symbolizer.Frame(),
        Symbolizer.Frame(location: SourceLocation(function: "only")),
      ]
    )
  }

  @Test("the image is found whatever it was called: by the working folder, or by a link")
  func names() throws {
    // The working folder of what looks in the image is another one.
    let script = """
      test -r "${1#--obj=}" && echo "f of ${1#--obj=}" && echo /a:1:1 && echo
      """
    func relative(_ url: URL) -> String {
      let depth = FileManager.default.currentDirectoryPath.split(separator: "/").count
      return Array(repeating: "..", count: depth).joined(separator: "/") + url.path
    }
    func linked(_ url: URL) -> String {
      let link = url.deletingLastPathComponent().appending(path: "link")
      _ = try? FileManager.default.createSymbolicLink(at: link, withDestinationURL: url)
      return link.path
    }
    for name in [relative, linked] {
      try withSymbolizer(script, named: name) {
        let frames = try $0.frames(at: [1])
        let function = try #require(frames.first?.location?.function)
        #expect(function.hasPrefix("f of /") && function.hasSuffix("/image"))
      }
    }
  }

  @Test("answers for more or fewer addresses are none")
  func tooFew() throws {
    try withSymbolizer("echo f; echo /a:1:1; echo") {
      let tooFew = try $0.frames(at: [1, 2])
      #expect(tooFew == [Symbolizer.Frame(), Symbolizer.Frame()])
      let enough = try $0.frames(at: [1])
      #expect(enough.first?.location?.function == "f")
    }
  }
}
