import Foundation
import Testing

@testable import HostSupport
@testable import ObjectFile
@testable import QEMURunner

@Suite("The catalogue of machines")
struct CatalogueTests {
  @Test("names are different, and begin with the triple's first part")
  func names() {
    #expect(Set(Machine.catalogue.map(\.id)).count == Machine.catalogue.count)
    for machine in Machine.catalogue {
      let part = machine.triple.prefix { $0 != "-" }
      #expect(machine.id.hasPrefix("\(part)-"), "\(machine.id)")
      #expect(machine.id.contains(machine.type), "\(machine.id)")
      #expect(machine.id.utf8.count <= 24, "\(machine.id): the note has 24 bytes")
    }
  }

  @Test("every architecture has a machine, every triple of the toolchain one")
  func complete() {
    #expect(Set(Machine.catalogue.map(\.architecture)) == Set(Architecture.allCases))
    #expect(Set(Machine.catalogue.map(\.triple)).count == 10)
  }

  @Test("each linker script names its own machine", arguments: Machine.catalogue)
  func linkerScripts(machine: Machine) throws {
    let script = String(decoding: machine.linkerScript, as: UTF8.self)
    var name: [UInt8] = []
    for index in 0..<3 {
      let words = script.split(separator: "_qx_name_\(index) = 0x")
      let digits = try #require(words.dropFirst().first).prefix { $0.isHexDigit }
      let value = try #require(UInt64(digits, radix: 16))
      name += (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    #expect(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self) == machine.id)
    #expect(script.contains("INCLUDE sections.ld"))
  }

  @Test("the JSON has every machine")
  func json() throws {
    let json = try JSONSerialization.jsonObject(with: Data(Machine.json(Machine.catalogue)))
    let document = try #require(json as? [String: Any])
    #expect(document["schema"] as? Int == 1)
    let machines = try #require(document["machines"] as? [[String: Any]])
    #expect(machines.compactMap { $0["id"] as? String } == Machine.catalogue.map(\.id))
    #expect(machines.allSatisfy { $0["mechanism"] is String && $0["triple"] is String })
  }
}
