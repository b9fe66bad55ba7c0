import Glibc
import HostSupport
import QEMURunner

/// The Swift SDK of a machine: an artifact bundle in SwiftPM's folder of them.
///
/// What is compiled is beside it, in `SDKCommon` and `SDKLibraries`.
///
/// Source: SE-0387 "Swift SDKs for Cross-Compilation"; SwiftPM 6.3, `SwiftSDK.swift`,
/// `SwiftSDKMetadataV4`.
package struct SwiftSDK {
  /// The machine, whose name is the SDK's.
  package var machine: Machine

  /// The libraries.
  var libraries: SDKLibraries

  /// The path of this tool, which `swift run` and `swift test` boot programs with.
  package var tool: String

  /// The folder of Swift SDKs; an absolute path.
  package var container: String

  /// The bundle's folder.
  var bundle: String { "\(container)/\(Self.name(of: machine.id))" }

  /// The name of a bundle's folder.
  package static func name(of id: String) -> String { "\(id)\(suffix)" }

  private static let suffix = ".artifactbundle"

  /// The name of the SDK whose bundle has a name; nil if it isn't a bundle's.
  package static func id(of name: String) -> String? {
    name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : nil
  }

  /// The file in a bundle by which it is known to be one of these: what it was made of.
  static let stampName = "qemu-exit.json"

  /// What a bundle was made of.
  struct Stamp: Codable, Equatable {
    /// The folder of what was compiled.
    package var folder: String
    /// A number that changes with the bundle's files.
    package var contents: String
    /// What the compiler called itself.
    package var compiler: String
    /// This tool's version.
    package var version: String
  }

  private var toolset: Toolset { Toolset(machine: machine, folder: "\(bundle)/\(machine.id)") }

  /// The options beside those of the toolset that has nothing but a linker script.
  private var swiftOptions: [String] {
    toolset.swiftOptions + [
      // The standard library's header gives `ManagedBuffer.capacity` a size of 0 on systems that it
      // doesn't know, and Deque and others trap by that. The name of this one has it call
      // `malloc_usable_size`, and does nothing else there (LibcShims.h, seen in 6.3.1).
      "-Xcc", "-D__HAIKU__=1",
      "-I", libraries.modules, "-I", libraries.common.headers,
      "-load-plugin-library", libraries.common.macros,
    ]
  }

  /// The options of the linker.
  var linkerOptions: [String] {
    [
      libraries.anchor, libraries.archive, libraries.testingArchive, "-L", libraries.folder,
    ] + toolset.linkerOptions
  }

  /// The bundle's files: paths in it, and contents.
  package func files() throws -> [(path: String, contents: [UInt8])] {
    struct Information: Encodable {
      struct Artifact: Encodable {
        struct Variant: Encodable {
          var path: String
        }
        var type = "swiftSDK"
        var version: String
        var variants: [Variant]
      }
      var schemaVersion = "1.0"
      var artifacts: [String: Artifact]
    }
    struct Metadata: Encodable {
      struct Properties: Encodable {
        var sdkRootPath: String
        var toolsetPaths = ["toolset.json"]
      }
      var schemaVersion = "4.0"
      var targetTriples: [String: Properties]
    }
    struct Tools: Encodable {
      struct Tool: Encodable {
        var path: String?
        var extraCLIOptions: [String]
      }
      var schemaVersion = "1.0"
      var swiftCompiler: Tool
      var cCompiler: Tool
      var linker: Tool
      var debugger: Tool
      var testRunner: Tool
    }
    let id = machine.id
    let information = Information(
      artifacts: [id: .init(version: version, variants: [.init(path: id)])]
    )
    // The compiler's options name it, and are to be the same for all machines that can have what was
    // compiled in common.
    let properties = [
      machine.triple: Metadata.Properties(sdkRootPath: libraries.folder)
    ]
    // With a Swift SDK SwiftPM leaves it to the compiler how code is addressed, and on RISC-V 64 that is
    // within 2 GiB of 0, where no machine has its memory. Without one it says -fPIC itself.
    let cOptions = ["-fPIC"] + toolset.cOptions + ["-I", libraries.common.headers]
    let tools = Tools(
      swiftCompiler: .init(extraCLIOptions: swiftOptions),
      cCompiler: .init(extraCLIOptions: cOptions),
      linker: .init(extraCLIOptions: linkerOptions),
      debugger: .init(path: tool, extraCLIOptions: ["run", "--args"]),
      testRunner: .init(path: tool, extraCLIOptions: ["test-runner"])
    )
    return [
      ("info.json", try JSON.encode(information)),
      ("\(id)/swift-sdk.json", try JSON.encode(Metadata(targetTriples: properties))),
      ("\(id)/toolset.json", try JSON.encode(tools)),
    ] + toolset.scripts.map { ("\(id)/\($0.name)", $0.contents) }
  }

  /// What the bundle's stamp is to be.
  func stamp(_ files: [(path: String, contents: [UInt8])], compiler: String) -> Stamp {
    var hash = FNV1a()
    for file in files {
      hash.add(file.path.utf8)
      hash.add(file.contents)
    }
    return Stamp(
      folder: libraries.common.folder,
      contents: String(hash.value, radix: 16),
      compiler: compiler,
      version: version
    )
  }
}
