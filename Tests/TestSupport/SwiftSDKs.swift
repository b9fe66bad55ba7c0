import Foundation

/// The Swift SDKs of machines that tests have in common: in a folder that stays, as they are made once
/// for a toolchain and the sources.
package enum SwiftSDKs {
  /// The folder of settings that has them where SwiftPM looks for them.
  private static let configuration = Project.root.appending(path: "Tests/Guests/.build/settings")

  /// The folder.
  private static let folder = configuration.appending(path: "swiftpm/swift-sdks")

  /// An environment in which it is SwiftPM's own.
  package static var environment: [String: String] {
    var environment = ProcessInfo.processInfo.environment
    environment["XDG_CONFIG_HOME"] = configuration.path
    return environment
  }

  /// The options that name it.
  package static let options = ["--swift-sdks-path", folder.path]

  /// Sees to the Swift SDKs of machines.
  package static func install(_ machines: String...) async throws {
    let result = try await qemuExit(["sdk", "install"] + options + machines)
    guard result.status == 0 else { throw TestError("qemu-exit sdk install: \(result.errors)") }
  }
}
