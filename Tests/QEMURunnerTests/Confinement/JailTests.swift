import Foundation
import Testing

@testable import QEMURunner

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
