import Glibc

/// Builds the guests of a package with SwiftPM.
///
/// Everything is kept in the package's `.build/qemu-exit`: the images in a folder for each machine,
/// and in `MACHINE-coverage`, and SwiftPM's scratch folders.
public struct GuestBuild: Sendable {
  /// Which programs of a package are built, unless they are named.
  public enum Purpose: Sendable {
    /// Those without on-target tests. Triples have scratch folders of their own, so that builds for
    /// several can go on at the same time.
    case programs
    /// Those with on-target tests, which depend on `GuestTesting`. All triples share a scratch
    /// folder: the macros, with swift-syntax, are built once.
    case tests
  }

  /// The package's folder; an absolute path.
  public var package: String

  /// The machine.
  public var machine: Machine

  /// `debug` or `release`.
  public var configuration: String

  /// The executable products to build; all with the purpose if empty.
  public var products: [String]

  /// What is built.
  public var purpose: Purpose

  /// Whether guests count what of them is executed.
  public var coverage: Bool

  /// A file descriptor from which one byte, a signal's number, ends the build; nil for none.
  public var cancellation: Int32?

  /// Describes a build.
  public init(
    package: String,
    machine: Machine,
    configuration: String,
    products: [String],
    purpose: Purpose = .programs,
    coverage: Bool = false,
    cancellation: Int32? = nil
  ) {
    self.package = package
    self.machine = machine
    self.configuration = configuration
    self.products = products
    self.purpose = purpose
    self.coverage = coverage
    self.cancellation = cancellation
  }

  /// SwiftPM writes the defines of traits in the order of a set, another one in each process, and then
  /// builds what hasn't changed. Delete when it sorts them (seen with Swift 6.3.1).
  static let variables = ["SWIFT_DETERMINISTIC_HASHING": "1"]

  private var folder: String { "\(package)/.build/qemu-exit" }

  /// The folder of SwiftPM's scratch folders. Packages share one if the variable
  /// `QEMU_EXIT_SCRATCH` names it: what they have in common is built once.
  private var scratchFolder: String { Installation.variable("QEMU_EXIT_SCRATCH") ?? folder }

  /// Machines that differ in nothing but their linker scripts share one.
  private var scratch: String {
    guard purpose == .programs else { return "\(scratchFolder)/tests" }
    let variant = machine.define == nil ? "" : "-\(machine.mechanism.rawValue)"
    return "\(scratchFolder)/\(machine.triple)\(variant)"
  }

  /// The folder of a package, as builds want it: an absolute path without symbolic links.
  ///
  /// - Throws: `BuildError.noPackage` if there's nothing.
  package static func folder(of path: String) throws(BuildError) -> String {
    guard let folder = Path.real(path) else { throw .noPackage(path) }
    return folder
  }

  /// Whether a package may have programs with on-target tests, which depend on `GuestTesting`: its
  /// manifest names that.
  package static func mayHaveTestPrograms(_ package: String) throws -> Bool {
    let path = "\(package)/Package.swift"
    guard access(path, R_OK) == 0 else { throw BuildError.noPackage(package) }
    let file = try ImageFile(path: path)
    let bytes = try file.read(at: 0, count: Int(file.size), "contents")
    return String(decoding: bytes, as: UTF8.self).contains("\"GuestTesting\"")
  }

  /// Builds, and puts the images into the machine's folder.
  ///
  /// SwiftPM's words go to standard error.
  ///
  /// - Returns: The paths of the images.
  /// - Throws: `BuildError`; `FileError` or `ImageError` if the images can't be put in their place;
  ///   `LaunchError` if the system starts no process.
  public func run() throws -> [String] {
    guard access("\(package)/Package.swift", R_OK) == 0 else { throw BuildError.noPackage(package) }
    let images = "\(folder)/\(Toolset.folderName(for: machine, coverage: coverage))"
    let toolset = Toolset(machine: machine, folder: images, coverage: coverage)
    try toolset.write()
    let (names, isWholePackage) = try products.isEmpty ? allProducts() : (products, false)

    let arguments = [
      "build", "--package-path", package, "--scratch-path", scratch,
      "--configuration", configuration, "--triple", machine.triple, "--toolset", toolset.path,
      // SwiftPM keeps its plan, and doesn't notice that another machine's toolset makes another
      // one.
      "--disable-build-manifest-caching",
    ]
    if isWholePackage {
      try swift(arguments, "building \(package) for \(machine.id)")
    } else {
      for name in names {
        try swift(arguments + ["--product", name], "building \(name) for \(machine.id)")
      }
    }

    var made: [String] = []
    for name in names {
      let built = "\(scratch)/\(machine.triple)/\(configuration)/\(name)"
      let image = "\(images)/\(name)"
      try copy(built, to: image)
      if machine.boot == .bios {
        let objcopy = try ToolProcess.run(
          "llvm-objcopy",
          ["-O", "binary", image, "\(image).bin"]
        )
        guard objcopy.status == 0 else { throw BuildError.failed("llvm-objcopy", objcopy.status) }
      }
      made.append(image)
    }
    return made
  }

  private func swift(_ arguments: [String], _ what: String) throws {
    let build = try ToolProcess.run(
      "swift",
      arguments,
      variables: Self.variables,
      cancellation: cancellation
    )
    guard build.status == 0 else { throw BuildError.failed(what, build.status) }
  }

  /// The names of the package's executable products with the purpose, and whether it has no others:
  /// then SwiftPM builds all of them in one go.
  private func allProducts() throws -> (names: [String], isWholePackage: Bool) {
    let description = try ToolProcess.run(
      "swift",
      [
        "package", "--package-path", package, "--scratch-path", scratch,
        "describe", "--type", "json",
      ],
      keepsOutput: true,
      variables: Self.variables,
      cancellation: cancellation
    )
    guard description.status == 0 else {
      throw BuildError.failed("describing \(package)", description.status)
    }
    let products = try PackageDescription(json: description.output)
    let names = products.executables(testing: purpose == .tests)
    guard !names.isEmpty else {
      throw purpose == .tests ? BuildError.noTests(package) : .noExecutable(package)
    }
    return (names, products.executables(testing: purpose != .tests).isEmpty)
  }

  private func copy(_ source: String, to destination: String) throws {
    let file = try ImageFile(path: source)
    let bytes = try file.read(at: 0, count: Int(file.size), "contents")
    try FileWriting.replace(destination, with: bytes)
    chmod(destination, 0o755)
  }
}
