import Foundation
import Glibc
import TestSupport
import Testing

@testable import HostSupport
@testable import Sandbox

@Suite("The folder in which a user's runs have theirs")
struct RunsFolderTests {
  @Test("it is the user's alone, and has one folder for all runs, which is empty and locked")
  func common() throws {
    let runs = try #require(try RunsFolder())
    let places = try (0..<2).map { _ in try MountPoint() }
    #expect(places[0].path == places[1].path && places[0].path.hasPrefix("\(runs.path)/"))
    for path in [runs.path, places[0].path] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
      #expect(attributes[.ownerAccountID] as? UInt32 == geteuid())
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: places[0].path).isEmpty)
    let other = FileDescriptor(open(places[0].path, O_RDONLY | O_CLOEXEC))
    #expect(flock(other.number, LOCK_EX | LOCK_NB) != 0)
    // Others may have it at the same time.
    #expect(flock(other.number, LOCK_SH | LOCK_NB) == 0)
    withExtendedLifetime(places) {}
  }

  @Test("what killed programs have left is removed, and what is in use isn't")
  func sweep() throws {
    let parent = FileManager.default.temporaryDirectory.appending(path: "sweep-\(UUID())")
    defer { try? FileManager.default.removeItem(at: parent) }
    for name in ["run-used", "run-left/folder", "other"] {
      try FileManager.default.createDirectory(
        at: parent.appending(path: name),
        withIntermediateDirectories: true
      )
    }
    let used = open(parent.appending(path: "run-used").path, O_RDONLY)
    defer { close(used) }
    #expect(flock(used, LOCK_EX) == 0)
    // Not yet: whoever has just made it may be about to lock it.
    RunsFolder.sweep(parent.path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path).count == 3)
    RunsFolder.sweep(parent.path, olderThan: 0)
    #expect(
      try Set(FileManager.default.contentsOfDirectory(atPath: parent.path)) == [
        "run-used", "other",
      ]
    )
  }

  @Test("a run that needs no folder of its own removes what killed ones have left, too")
  func leftovers() throws {
    try withFolder { parent in
      func runs() throws -> RunsFolder { try #require(try RunsFolder(in: parent.path)) }
      let path = try runs().path
      for _ in 0..<2 { #expect(try runs().mountPoint(sweepingOlderThan: 0) != nil) }
      let left = "\(path)/run-left/folder"
      try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
      #expect(try runs().mountPoint() != nil)
      #expect(FileManager.default.fileExists(atPath: left))
      #expect(try runs().mountPoint(sweepingOlderThan: 0) != nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["guest"])
    }
  }

  @Test("folders without rights, as a umask may leave them, get those of their owner")
  func rights() throws {
    try withFolder { parent in
      let path = try #require(try RunsFolder(in: parent.path)?.mountPoint()).path
      for folder in [path, Path.folder(path)] {
        #expect(chmod(folder, 0) == 0)
        #expect(try RunsFolder(in: parent.path)?.mountPoint()?.path == path)
        var status = stat()
        #expect(stat(folder, &status) == 0 && status.st_mode & 0o777 == 0o700)
      }
    }
  }

  @Test("what is somebody else's, or no folder, isn't used")
  func others() throws {
    try withFolder { parent in
      let path = "\(parent.path)/qemu-exit-\(geteuid())"
      #expect(symlink("/tmp", path) == 0)
      #expect(try RunsFolder(in: parent.path) == nil)
      #expect(unlink(path) == 0)
      let runs = try #require(try RunsFolder(in: parent.path))
      #expect(symlink("/tmp", "\(path)/guest") == 0)
      #expect(try runs.mountPoint() == nil)
      if geteuid() == 0 {
        #expect(chown(path, 65534, 65534) == 0)
        #expect(try RunsFolder(in: parent.path) == nil)
      }
    }
  }
}
