import CHostSupport
import Glibc
import HostSupport
import QEMURunner

/// The guests' libraries as Swift SDKs have them: compiled once for a triple and its way to end
/// QEMU, which machines have in common.
struct SDKLibraries: Hashable {
  /// The triple.
  package var triple: String

  /// What has another way to end QEMU made the default; nil for the architecture's own.
  var define: String?

  /// The folder of all that was compiled by one toolchain from one version of the sources.
  package var common: SDKCommon

  init(triple: String, define: String?, common: SDKCommon) {
    self.triple = triple
    self.define = define
    self.common = common
  }

  /// The name of the folder.
  package var name: String {
    define.map { "\(triple)-\($0.lowercased())" } ?? triple
  }

  /// What is compiled, for people.
  private var what: String { "the libraries for \(triple)\(define.map { " (\($0))" } ?? "")" }

  /// The folder.
  package var folder: String { "\(common.folder)/\(name)" }

  /// The folder of the modules.
  package var modules: String { "\(folder)/modules" }

  /// What refers to what is part of every program.
  var anchor: String { "\(folder)/anchor.o" }

  /// The libraries that programs have.
  var archive: String { "\(folder)/libqemu-exit.a" }

  /// The library that programs with tests have, too.
  var testingArchive: String { "\(folder)/libGuestTesting.a" }

  /// Whether all of it is there.
  package var isComplete: Bool { access(completion, F_OK) == 0 }

  private var completion: String { "\(folder)/complete" }

  /// The Swift modules, each after those that it needs.
  private static let modules = [
    "QEMUExit", "Semihosting", "BareMetal", "TestDescription", "GuestTesting",
  ]

  /// The modules that are there for their names.
  private static let names = ["Testing", "XCTest"]

  private static let cTargets = ["CQEMUExit", "CSemihosting", "CBareMetal", "CGuestTesting"]

  /// What is compiled, as far as it can go on at the same time.
  func steps(with toolchain: SwiftToolchain) -> [[SDKStep]] {
    [swiftSteps(toolchain), cSteps(toolchain)]
  }

  private func swiftSteps(_ toolchain: SwiftToolchain) -> [SDKStep] {
    let options =
      Toolset.compilerOptions + (define.map { ["-D\($0)"] } ?? [])
      + ["-target", triple, "-parse-as-library", "-O", "-g"]
      + ["-I", modules, "-I", common.headers]
    return Self.modules.map { module in
      SDKStep(
        what: what,
        program: toolchain.program("swiftc"),
        arguments: options + [
          "-swift-version", "6", "-module-name", module, "-emit-module",
          "-emit-module-path", "\(modules)/\(module).swiftmodule",
          "-c", "-o", "\(folder)/\(module).o",
        ] + common.sources(of: module)
      )
    }
      + Self.names.map { module in
        SDKStep(
          what: what,
          program: toolchain.program("swiftc"),
          arguments: options + [
            "-module-name", module, "-emit-module",
            "-emit-module-path", "\(modules)/\(module).swiftmodule",
          ] + common.sources(of: "SDKModules/\(module)")
        )
      }
  }

  private func cSteps(_ toolchain: SwiftToolchain) -> [SDKStep] {
    (cSources + common.sources(of: "SDKModules/Anchor")).map { source in
      SDKStep(
        what: what,
        program: toolchain.program("clang"),
        arguments: Toolset.freestandingOptions + (define.map { ["-D\($0)"] } ?? []) + [
          "--target=\(triple)", "-fPIC", "-O2", "-g", "-I", common.headers, "-c", source,
          "-o", source.hasSuffix("/anchor.S") ? anchor : object(of: source),
        ]
      )
    }
  }

  private var cSources: [String] { Self.cTargets.flatMap { common.sources(of: $0) } }

  /// The object of a source. Several folders have files of the same names.
  private func object(of source: String) -> String {
    let path = source.dropFirst(common.sourcesFolder.count + 1)
    return "\(folder)/\(path.split(separator: "/").joined(separator: "-")).o"
  }

  /// What makes libraries of what was compiled.
  func lastSteps(with toolchain: SwiftToolchain) -> [SDKStep] {
    let testing =
      common.sources(of: "CGuestTesting").map(object)
      + ["TestDescription", "GuestTesting"].map { "\(folder)/\($0).o" }
    let always =
      cSources.map(object).filter { !testing.contains($0) }
      + ["QEMUExit", "Semihosting", "BareMetal"].map { "\(folder)/\($0).o" }
    return [(archive, always), (testingArchive, testing), ("\(folder)/libm.a", [])].map {
      SDKStep(
        what: what,
        program: toolchain.program("llvm-ar"),
        arguments: ["rcs", $0] + $1
      )
    }
  }

  /// Makes its folder anew, for the steps to fill.
  func prepare() throws {
    _ = _qx_remove_tree(folder)
    try FileWriting.makeFolder(modules)
  }

  /// Notes that all of it is there.
  package func complete() throws {
    for object in cSources.map(object) + Self.modules.map({ "\(folder)/\($0).o" }) {
      unlink(object)
    }
    try FileWriting.replace(completion, with: [])
  }
}
