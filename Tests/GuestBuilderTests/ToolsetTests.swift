import Foundation
import TestSupport
import Testing

@testable import GuestBuilder
@testable import HostSupport
@testable import QEMURunner

@Suite("Toolsets")
struct ToolsetTests {
  @Test("are JSON that names the machine's script", arguments: Machine.catalogue)
  func json(machine: Machine) throws {
    let toolset = Toolset(machine: machine, folder: "/a folder/with \"quotes\"")
    let json = try JSONSerialization.jsonObject(with: Data(toolset.json()))
    let document = try #require(json as? [String: Any])
    #expect(document["schemaVersion"] as? String == "1.0")
    let linker = try #require(document["linker"] as? [String: [String]])
    let options = try #require(linker["extraCLIOptions"])
    #expect(options.contains("\(machine.id).ld"))
    #expect(options.contains("/a folder/with \"quotes\""))
  }

  @Test("are written with the scripts, and not again if nothing has changed")
  func written() throws {
    try withFolder { folder in
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
    #expect(throws: BuildError.noLinkerScript("sbsa-ref")) {
      try Toolset(machine: foreign, folder: "/dev/null/x").write()
    }
  }
}
