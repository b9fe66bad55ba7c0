import Foundation
import TestSupport
import Testing

@testable import BatchRunner
@testable import HostSupport

@Suite("The settings' JSON Schema and their document")
struct SettingsSchemaTests {
  private static let folder = Project.root.appending(path: "Documentation/ABI")

  @Test("have the keys and words that are read")
  func keys() throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "settings.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    let defaults = try #require(properties["defaults"]?["properties"] as? [String: Any])
    #expect(Set(defaults.keys) == Set(SettingsKey.common.map(\.rawValue)))
    let definitions = try #require(schema["definitions"] as? [String: [String: Any]])
    #expect(Set(definitions.keys) == Set(SettingsKey.allCases.map(\.rawValue)))
    let expect = try #require(definitions["expect"]?["anyOf"] as? [[String: Any]])
    #expect(expect.last?["enum"] as? [String] == ExpectedVerdict.allCases.map(\.rawValue))

    let document = try String(
      contentsOf: Self.folder.appending(path: "settings.md"),
      encoding: .utf8
    )
    let words = SettingsKey.allCases.map(\.rawValue) + ExpectedVerdict.allCases.map(\.rawValue)
    for word in words { #expect(document.contains("`\(word)`"), "\(word)") }
  }
}
