import Foundation
import QEMURunner

/// A QEMU that the tests run: all its programs are of one version.
package struct QEMUInstallation: Sendable {
  /// The folder of its programs; nil for those in `PATH`.
  package var folder: String?

  /// Its version, for example "7.2.22".
  package var version: String

  /// The first two numbers of the version.
  package var release: String {
    version.split(separator: ".").prefix(2).joined(separator: ".")
  }

  /// The environment in which `qemu-exit` takes it.
  package var environment: [String: String] {
    var environment = ProcessInfo.processInfo.environment
    if let folder {
      environment["QEMU_EXIT_QEMU_DIR"] = folder
      environment["PATH"] = "\(folder):\(environment["PATH"] ?? "")"
    }
    return environment
  }

  /// Those that the variable `QEMU_EXIT_QEMUS` lists, folders separated by colons, of which an
  /// empty one stands for `PATH`.
  package static func all() async throws -> [QEMUInstallation] {
    let list = ProcessInfo.processInfo.environment["QEMU_EXIT_QEMUS"] ?? ""
    var installations: [QEMUInstallation] = []
    for folder in list.split(separator: ":", omittingEmptySubsequences: false) {
      var installation = QEMUInstallation(
        folder: folder.isEmpty ? nil : String(folder),
        version: ""
      )
      let result = try await run(
        URL(filePath: "/usr/bin/env"),
        ["qemu-system-aarch64", "--version"],
        environment: installation.environment
      )
      guard result.status == 0, let match = result.text.firstMatch(of: /version ([0-9.]+)/) else {
        throw TestError("no QEMU in \(folder): \(result.errors)")
      }
      installation.version = String(match.output.1)
      installations.append(installation)
    }
    return installations
  }
}
