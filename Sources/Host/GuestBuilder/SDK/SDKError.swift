import HostSupport
import QEMURunner

/// Why a Swift SDK wasn't made.
public enum SDKError: ToolError, Equatable {
  /// The toolchain has no Embedded Swift for a triple: the triple, the folder where it would be.
  case noStandardLibrary(triple: String, folder: String)
  /// The toolchain has no modules of swift-syntax: the folder where they would be.
  case noHostModules(folder: String)
  /// A source of the libraries didn't compile: what it was, the compiler's words.
  case notCompiled(String, words: String)
  /// The folder of Swift SDKs can't be written to: its path, the system's words.
  case notWritable(String, words: String)
  /// Sources have what bare metal has nothing for; where and what was told.
  case concurrency
  /// The settings name a target that the package doesn't have: its name, the package's folder.
  case noTarget(String, package: String)
  /// The package has no test targets: its folder.
  case noTestTargets(String)
  /// A machine's memory is too small: for what, the machine, the linker's words for how much.
  case tooLarge(String, machine: String, [String])
  /// No such Swift SDK is installed: its name, the folder.
  case notInstalled(String, folder: String)
  /// A Swift SDK isn't one of this tool's: its name, the folder.
  case foreign(String, folder: String)

  public var description: String {
    switch self {
    case .noStandardLibrary(let triple, let folder):
      "the Swift toolchain has no Embedded Swift for \(triple): there's no \(folder). Toolchains from "
        + "https://www.swift.org/install have it"
    case .noHostModules(let folder):
      "the Swift toolchain has no modules of swift-syntax, by which the macros @Test and #expect are "
        + "compiled: there's no \(folder). Toolchains for Linux from https://www.swift.org/install have "
        + "them; with others, programs can be built by `qemu-exit build` and `qemu-exit toolset`"
    case .notCompiled(let what, let words):
      "compiling \(what) failed\(words.isEmpty ? "" : ":\n\(words)")"
    case .notWritable(let path, let words):
      "Swift SDKs can't be put into \(path): \(words). Choose another folder: --swift-sdks-path"
    case .concurrency:
      "the package isn't built: Swift has no concurrency on bare metal. What only a host can do can be left out "
        + "by '#if !hasFeature(Embedded)', or by host-targets in \(SettingsFile.name)"
    case .noTarget(let name, let package):
      "\(package): the package has no target '\(name)', which host-targets in \(SettingsFile.name) names"
    case .noTestTargets(let path):
      "\(path): the package has no test targets"
    case .tooLarge(let what, let machine, let regions):
      "\(machine) has no room for \(what): \(regions.joined(separator: "; ")). Leave it out, or build a part"
    case .notInstalled(let id, let folder):
      "no Swift SDK '\(id)' is in \(folder). `qemu-exit sdk list` lists those that are"
    case .foreign(let id, let folder):
      "the Swift SDK '\(id)' in \(folder) isn't one of qemu-exit's. `swift sdk remove` removes it"
    }
  }
}
