import Foundation
import Testing

@testable import QEMURunner

@Suite("Files that are written")
struct FileWritingTests {
  @Test("appear whole, in the place of what was there")
  func replace() throws {
    try withFile(Array("before".utf8)) { path in
      try FileWriting.replace(path, with: Array("after".utf8))
      let contents = try Data(contentsOf: URL(filePath: path))
      #expect(contents == Data("after".utf8))
    }
  }

  @Test("a failure changes nothing and leaves nothing")
  func failure() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "qemu-exit-unit-\(UUID())")
    let target = folder.appending(path: "target")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // A file doesn't replace a folder.
    #expect(throws: FileError.self) { try FileWriting.replace(target.path, with: [1]) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["target"])
    #expect(throws: FileError.self) {
      try FileWriting.replace("/nonexistent/folder/file", with: [])
    }
  }

  @Test("whether a file can be written is known before")
  func check() throws {
    try withFile([]) { path in try FileWriting.check(path) }
    try FileWriting.check("a-name-without-a-folder")
    for path in ["/nonexistent/file", "/dev/null/file"] {
      #expect(throws: FileError.self) { try FileWriting.check(path) }
    }
  }
}
