import Foundation
import Glibc
import TestSupport
import Testing

@testable import HostSupport
@testable import Sandbox

@Suite("A guest's temporary folder")
struct JailTests {
  @Test("it is the user's alone, empty, and gone with its last reference")
  func life() throws {
    var path = ""
    do {
      let jail = try Jail()
      path = jail.path
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
      #expect(try FileManager.default.contentsOfDirectory(atPath: path).isEmpty)
      // What is in it goes, too, and what its links lead to doesn't.
      let folder = URL(filePath: path).appending(path: "a folder/another")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("x".utf8).write(to: folder.appending(path: "file"))
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "link"),
        withDestinationURL: URL(filePath: #filePath)
      )
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(FileManager.default.fileExists(atPath: #filePath))
  }

  @Test(
    "folders deeper than any path, and such as nobody may read, are removed, links not followed"
  )
  func deep() throws {
    try withFolder { outside in
      let kept = outside.appending(path: "kept")
      try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
      try Data("x".utf8).write(to: kept.appending(path: "file"))
      var path = ""
      do {
        let jail = try Jail()
        path = jail.path
        let name = String(repeating: "x", count: 200)
        var folder = FileDescriptor(open(path, O_RDONLY | O_DIRECTORY))
        // A name that the removal may want for itself.
        #expect(mkdirat(folder.number, "moved-0", 0o700) == 0)
        #expect(mkdirat(folder.number, "moved-0/full", 0o700) == 0)
        for level in 0..<100 {
          #expect(symlinkat(kept.path, folder.number, "link") == 0)
          #expect(mkdirat(folder.number, "sibling", 0) == 0)
          #expect(mkdirat(folder.number, name, 0o700) == 0)
          let inner = openat(folder.number, name, O_RDONLY | O_DIRECTORY)
          try #require(inner >= 0)
          if level % 2 == 0 { #expect(fchmod(inner, 0o300) == 0) }
          folder = FileDescriptor(inner)
        }
      }
      #expect(!FileManager.default.fileExists(atPath: path))
      #expect(FileManager.default.fileExists(atPath: kept.appending(path: "file").path))
    }
  }

  @Test("what it takes: blocks, a page for each file at least, what was removed, nothing elsewhere")
  func size() throws {
    let jail = try Jail()
    func file(_ name: String, _ bytes: Int) -> FileDescriptor {
      let file = FileDescriptor(open("\(jail.path)/\(name)", O_CREAT | O_RDWR | O_CLOEXEC, 0o600))
      #expect(file.write([UInt8](repeating: 1, count: bytes)) == 0)
      return file
    }
    // Process 1 has nothing open there. This one has what other tests removed meanwhile.
    #expect(!jail.takesMore(than: 0, by: [1]))
    // Has a hole of a gigabyte.
    let holes = file("holes", 0)
    #expect(ftruncate(holes.number, 1 << 30) == 0)
    _ = file("inner", 0)
    #expect(symlink("/usr", "\(jail.path)/link") == 0)
    #expect(jail.takesMore(than: 2 * 4096, by: [1]))
    #expect(!jail.takesMore(than: 1 << 20, by: [1]))
    #expect(mkdir("\(jail.path)/folder", 0o700) == 0)
    let large = file("folder/large", 2 << 20)
    #expect(fsync(large.number) == 0)
    #expect(jail.takesMore(than: 1 << 20, by: [1]))
    #expect(!jail.takesMore(than: 3 << 20, by: [1]))
    #expect(unlink("\(jail.path)/folder/large") == 0)
    #expect(!jail.takesMore(than: 1 << 20, by: [1]))
    // A process that has it open, and nothing else.
    let holder = Process()
    holder.executableURL = URL(filePath: "/bin/sleep")
    holder.arguments = ["60"]
    holder.standardInput = FileHandle(fileDescriptor: large.number)
    holder.standardOutput = FileHandle.nullDevice
    holder.standardError = FileHandle.nullDevice
    try holder.run()
    let another = Process()
    another.executableURL = holder.executableURL
    another.arguments = holder.arguments
    another.standardInput = FileHandle(fileDescriptor: large.number)
    try another.run()
    defer {
      kill(another.processIdentifier, SIGKILL)
      another.waitUntilExit()
      kill(holder.processIdentifier, SIGKILL)
      holder.waitUntilExit()
    }
    #expect(jail.takesMore(than: 1 << 20, by: [1, holder.processIdentifier]))
    // It is one file, however many have it open.
    let holders = [holder.processIdentifier, another.processIdentifier]
    #expect(!jail.takesMore(than: 3 << 20, by: holders))
    withExtendedLifetime(large) {}
  }

  @Test("folders that are too deep to be looked at are too much")
  func depth() throws {
    let jail = try Jail()
    let folders = (0..<60).map { "\($0)" }.joined(separator: "/")
    try FileManager.default.createDirectory(
      atPath: "\(jail.path)/\(folders)",
      withIntermediateDirectories: true
    )
    #expect(!jail.takesMore(than: 1 << 40, by: [getpid()]))
    try FileManager.default.createDirectory(
      atPath: "\(jail.path)/\(folders)/a/b/c/d/e/f",
      withIntermediateDirectories: true
    )
    #expect(jail.takesMore(than: 1 << 40, by: [getpid()]))
  }

  @Test("many at once get folders of their own")
  func many() async throws {
    let paths = try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<8 {
        group.addTask {
          try (0..<50).map { _ in
            let jail = try Jail()
            return FileManager.default.fileExists(atPath: jail.path) ? jail.path : ""
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(paths.count == 400 && !paths.contains(""))
  }
}
