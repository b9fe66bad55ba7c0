import FoundationEssentials
import Glibc
import HostSupport
import QEMURunner

/// The Swift toolchain that the user's `swift` belongs to.
package struct SwiftToolchain {
  /// The folder of its programs.
  package var programs: String

  /// The folder of its modules and libraries.
  var resources: String { "\(Path.folder(programs))/lib/swift" }

  /// The folder of swift-syntax's modules and libraries.
  var hostModules: String { "\(resources)/host" }

  /// Looks for it.
  ///
  /// - Throws: `BuildError` if there's none.
  init(_ installation: Installation = Installation()) throws {
    guard let compiler = installation.toolchainPath(of: "swiftc"), let real = Path.real(compiler)
    else {
      throw MissingProgramError("swiftc")
    }
    programs = Path.folder(real)
    // `swift` may be a program that starts the one of the toolchain in use.
    if !Installation.isProgram("\(programs)/\(Self.compiler)") {
      let resources = try Self.information(from: compiler).paths.runtimeResourcePath
      programs = "\(Path.folder(Path.folder(resources)))/bin"
    }
  }

  private static let compiler = "swift-frontend"

  /// What `-print-target-info` tells.
  private struct Information: Decodable {
    struct Paths: Decodable {
      var runtimeResourcePath: String
    }
    var compilerVersion: String
    var paths: Paths
  }

  private static func information(from compiler: String) throws -> Information {
    let answer = try ToolProcess.run(compiler, ["-print-target-info"], keepsOutput: true)
    guard answer.status == 0 else { throw BuildError.failed("swiftc", answer.status) }
    do {
      return try JSONDecoder().decode(Information.self, from: Data(answer.output))
    } catch {
      throw BuildError.notUnderstood("swiftc -print-target-info")
    }
  }

  /// What its compiler calls itself.
  package func version() throws -> String {
    try Self.information(from: program("swiftc")).compilerVersion
  }

  /// The path of one of its programs.
  package func program(_ name: String) -> String { "\(programs)/\(name)" }

  /// The folder of the standard library for a triple.
  func standardLibrary(for triple: String) -> String { "\(resources)/embedded/\(triple)" }

  /// What changes with the compiler, without asking it.
  package var identity: String {
    let path = program(Self.compiler)
    var status = stat()
    guard stat(path, &status) == 0 else { return path }
    return "\(path) \(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }
}
