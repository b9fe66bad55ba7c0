import Foundation
import HostSupport
import QEMURunner

/// The schema of JUnit's XML, by a validator that isn't ours.
package enum JUnitSchema {
  private static let validator = Installation().path(of: "xmllint")

  /// Whether the validator is installed: Scripts/setup.sh does that.
  package static let hasValidator = validator != nil

  /// What is wrong with a report; nil if nothing is.
  package static func problem(_ text: String) async throws -> String? {
    guard let validator else { throw TestError("xmllint isn't installed") }
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "report.xml")
    try Data(text.utf8).write(to: file)
    let schema = Project.root.appending(path: "Documentation/ABI/junit.xsd")
    let result = try await run(
      URL(filePath: validator),
      ["--nonet", "--noout", "--schema", schema.path, file.path]
    )
    return result.status == 0 ? nil : result.errors
  }
}
