import Glibc
import HostSupport
import ObjectFile
import QEMURunner

/// What `swift build` needs to build guests for a machine: a toolset file and linker scripts in a
/// folder.
///
/// Source: SE-0387 "Swift SDKs for Cross-Compilation", section "toolset.json files".
public struct Toolset: Sendable {
  /// The machine.
  public var machine: Machine

  /// The folder that the files are written to; an absolute path.
  public var folder: String

  /// Whether guests count what of them is executed.
  public var coverage: Bool

  /// Describes a toolset; nothing is written yet.
  public init(machine: Machine, folder: String, coverage: Bool = false) {
    self.machine = machine
    self.folder = folder
    self.coverage = coverage
  }

  /// The name of the folder in `.build/qemu-exit` for a machine's toolset and images. Programs that
  /// count aren't left where others are looked for.
  package static func folderName(for machine: Machine, coverage: Bool) -> String {
    machine.id + (coverage ? "-coverage" : "")
  }

  /// The path of the toolset file.
  public var path: String { "\(folder)/toolset.json" }

  private var scriptName: String { "\(machine.id).ld" }

  /// The linker scripts.
  var scripts: [(name: String, contents: [UInt8])] {
    [(scriptName, machine.linkerScript), ("sections.ld", Machine.commonLinkerScript)]
  }

  /// A number that changes with the scripts.
  private var fingerprint: UInt64 {
    FNV1a.hash(scripts.flatMap(\.contents))
  }

  /// The options by which Swift is compiled for every machine.
  static let compilerOptions = [
    "-enable-experimental-feature", "Embedded", "-wmo",
    // Each source is read once: the driver would have a module made by a process of its own, which
    // takes half as long again.
    "-no-emit-module-separately-wmo",
    // A function a section, so that the linker can leave out what isn't called.
    "-Xfrontend", "-function-sections",
    "-Xfrontend", "-disable-stack-protector",
  ]

  /// The options by which C and assembly are compiled for every machine.
  static let freestandingOptions = [
    "-ffreestanding", "-fno-stack-protector", "-ffunction-sections", "-fdata-sections",
  ]

  /// The options by which programs count what of them is executed. Not as the driver's own, by which
  /// it links a runtime library that there isn't.
  static let coverageOptions = ["-profile-generate", "-profile-coverage-mapping"].flatMap {
    ["-Xfrontend", $0]
  }

  /// The compiler's options for Swift, and for linking through the Swift driver.
  var swiftOptions: [String] {
    var options =
      Self.compilerOptions + ["-use-ld=lld", "-Xclang-linker", "-nostdlib"]
    switch machine.architecture {
    case .x86_64, .i686:
      // For these triples clang links through a gcc, if there is one, and makes the program
      // position-independent. As a Linux toolchain it calls lld itself.
      options += [
        "-Xclang-linker", "--target=\(machine.architecture)-unknown-linux-gnu",
        "-Xclang-linker", "-static",
      ]
    case .aarch64, .arm, .riscv64, .riscv32: break
    }
    if let define = machine.define { options.append("-D\(define)") }
    if coverage { options += Self.coverageOptions }
    return options
  }

  /// The compiler's options for C and assembly.
  var cOptions: [String] {
    Self.freestandingOptions + (machine.define.map { ["-D\($0)"] } ?? [])
  }

  /// The tables of Unicode that `==` of texts needs, if the toolchain is found. The compiler doesn't
  /// tell the linker of them; nothing of them gets into programs that don't refer to them.
  private var unicodeTables: [String] {
    guard let compiler = Installation().toolchainPath(of: "swiftc"), let real = Path.real(compiler)
    else { return [] }
    let root = Path.folder(Path.folder(real))
    let path = "\(root)/lib/swift/embedded/\(machine.triple)/libswiftUnicodeDataTables.a"
    return access(path, R_OK) == 0 ? [path] : []
  }

  /// The linker's options.
  var linkerOptions: [String] {
    unicodeTables + [
      "-L", folder, "-T", scriptName, "--build-id=none",
      // SwiftPM has it in release builds only; without it debug builds have several times the size,
      // and don't fit into small machines.
      "--gc-sections",
      // SwiftPM links again when an option changes, not when a script's contents do.
      "--defsym=_qx_scripts=0x\(String(fingerprint, radix: 16))",
    ]
  }

  /// The toolset file's contents.
  package func json() throws -> [UInt8] {
    struct Tool: Encodable {
      var extraCLIOptions: [String]
    }
    struct Document: Encodable {
      var schemaVersion = "1.0"
      var swiftCompiler: Tool
      var cCompiler: Tool
      var linker: Tool
    }
    return try JSON.encode(
      Document(
        swiftCompiler: Tool(extraCLIOptions: swiftOptions),
        cCompiler: Tool(extraCLIOptions: cOptions),
        linker: Tool(extraCLIOptions: linkerOptions)
      )
    )
  }

  /// Writes the toolset and the linker scripts.
  ///
  /// - Throws: `BuildError` if the machine has no script, `FileError` if a file can't be written.
  public func write() throws {
    guard !machine.linkerScript.isEmpty else { throw BuildError.noLinkerScript(machine.id) }
    try FileWriting.makeFolder(folder)
    for script in scripts {
      try FileWriting.update("\(folder)/\(script.name)", with: script.contents)
    }
    try FileWriting.update(path, with: json())
  }
}
