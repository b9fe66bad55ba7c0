import Foundation
import TestSupport
import Testing

@testable import HostSupport

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

  @Test("keep their permissions", arguments: [0o600, 0o640, 0o664, 0o444, 0o755])
  func permissions(mode: Int) throws {
    try withFile(Array("before".utf8)) { path in
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      try FileWriting.replace(path, with: Array("after".utf8))
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == mode)
      #expect(try Data(contentsOf: URL(filePath: path)) == Data("after".utf8))
    }
  }

  @Test(
    "keep their owner and group, if this user may give files away",
    .enabled(if: geteuid() == 0)
  )
  func owner() throws {
    try withFile(Array("before".utf8)) { path in
      #expect(chown(path, 12345, 23456) == 0 && chmod(path, 0o640) == 0)
      try FileWriting.replace(path, with: Array("after".utf8))
      var status = stat()
      #expect(stat(path, &status) == 0)
      #expect(status.st_uid == 12345 && status.st_gid == 23456 && status.st_mode & 0o7777 == 0o640)
    }
  }

  @Test("a failure changes nothing and leaves nothing")
  func failure() throws {
    try withFolder { folder in
      let target = folder.appending(path: "target")
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      // A file doesn't replace a folder.
      #expect(throws: FileError.self) { try FileWriting.replace(target.path, with: [1]) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["target"])
      #expect(throws: FileError.self) {
        try FileWriting.replace("/nonexistent/folder/file", with: [])
      }
    }
  }

  @Test("whether a file can be written is known before")
  func check() throws {
    try withFile([]) { path in try FileWriting.check(path) }
    try FileWriting.check("a-name-without-a-folder")
    for path in ["/nonexistent/file", "/dev/null/file", "/tmp", "/"] {
      #expect(throws: FileError.self) { try FileWriting.check(path) }
    }
  }

  @Test("what isn't a regular file is written to, and a link is followed")
  func specialFiles() throws {
    try withFolder { folder in
      let file = folder.appending(path: "file")
      let link = folder.appending(path: "link")
      try Data("before".utf8).write(to: file)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      try FileWriting.replace(link.path, with: Array("after".utf8))
      #expect(try Data(contentsOf: file) == Data("after".utf8))
      let type = try FileManager.default.attributesOfItem(atPath: link.path)[.type]
      #expect(type as? FileAttributeType == .typeSymbolicLink)

      try FileWriting.check("/dev/null")
      try FileWriting.replace("/dev/null", with: [1, 2, 3])
      let null = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
      #expect(null as? FileAttributeType == .typeCharacterSpecial)
      #expect(throws: FileError.self) { try FileWriting.replace("/dev/full", with: [1, 2, 3]) }
    }
  }
}
