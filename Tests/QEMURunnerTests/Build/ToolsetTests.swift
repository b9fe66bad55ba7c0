import Foundation
import Testing

@testable import QEMURunner

@Suite("Toolsets")
struct ToolsetTests {
  @Test("are JSON that names the machine's script", arguments: Machine.catalogue)
  func json(machine: Machine) throws {
    let toolset = Toolset(machine: machine, folder: "/a folder/with \"quotes\"")
    let json = try JSONSerialization.jsonObject(with: Data(toolset.json.utf8))
    let document = try #require(json as? [String: Any])
    #expect(document["schemaVersion"] as? String == "1.0")
    let linker = try #require(document["linker"] as? [String: [String]])
    let options = try #require(linker["extraCLIOptions"])
    #expect(options.contains("\(machine.id).ld"))
    #expect(options.contains("/a folder/with \"quotes\""))
  }

  @Test("are written with the scripts, and not again if nothing has changed")
  func written() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "qemu-exit-unit-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let toolset = Toolset(machine: try Machine.named("armv7-virt"), folder: folder.path + "/a/b")
    try toolset.write()
    let names = try FileManager.default.contentsOfDirectory(atPath: toolset.folder).sorted()
    #expect(names == ["armv7-virt.ld", "sections.ld", "toolset.json"])
    func inode() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: toolset.path)[.systemFileNumber] as? Int
    }
    let before = try inode()
    try toolset.write()
    #expect(try inode() == before)
  }

  @Test("can't be written into what isn't a folder, or for a machine without a script")
  func errors() throws {
    let machine = try Machine.named("armv7-virt")
    #expect { try Toolset(machine: machine, folder: "/dev/null/x").write() } throws: {
      "\($0)".contains("/dev/null")
    }
    var foreign = machine
    foreign.id = "sbsa-ref"
    foreign.linkerScript = []
    try withFile([]) { path in
      let toolset = Toolset(machine: foreign, folder: path + ".folder")
      defer { try? FileManager.default.removeItem(atPath: toolset.folder) }
      #expect(throws: BuildError.noLinkerScript("sbsa-ref")) { try toolset.write() }
    }
  }

  @Test("a file that can't be written whole is left as it was")
  func replace() throws {
    try withFile(Array("before".utf8)) { path in
      try FileWriting.replace(path, with: Array("after".utf8))
      let contents = try Data(contentsOf: URL(filePath: path))
      #expect(contents == Data("after".utf8))
    }
    #expect(throws: BuildError.self) {
      try FileWriting.replace("/nonexistent/folder/file", with: [])
    }
  }
}
