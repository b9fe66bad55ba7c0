import Glibc
import HostSupport
import ObjectFile
import QEMURunner

/// Builds the programs of a package with SwiftPM.
///
/// A package that brings the guest libraries along is built with a toolset, any other one with the
/// machine's Swift SDK, which has them.
///
/// Everything is kept in the package's `.build/qemu-exit`: the images in a folder for each machine,
/// and in `MACHINE-coverage`, and SwiftPM's scratch folders.
public struct GuestBuild: Sendable {
  /// The package's folder; an absolute path.
  public var package: String

  /// The machines.
  public var machines: [Machine]

  /// `debug` or `release`.
  public var configuration: String

  /// The executable products to build; all if empty.
  public var products: [String]

  /// Where the machines' Swift SDKs are.
  public var sdks: SDKFolder

  /// Whether guests count what of them is executed.
  public var coverage: Bool

  /// A file descriptor from which one byte, a signal's number, ends the build; nil for none.
  public var cancellation: Int32?

  /// Describes a build.
  public init(
    package: String,
    machines: [Machine],
    configuration: String,
    products: [String],
    sdks: SDKFolder = SDKFolder(),
    coverage: Bool = false,
    cancellation: Int32? = nil
  ) {
    self.package = package
    self.machines = machines
    self.configuration = configuration
    self.products = products
    self.sdks = sdks
    self.coverage = coverage
    self.cancellation = cancellation
  }

  private var folder: String { "\(package)/.build/qemu-exit" }

  /// The folder of a package, as builds want it: an absolute path without symbolic links.
  ///
  /// - Throws: `BuildError.noPackage` if there's nothing.
  package static func folder(of path: String) throws(BuildError) -> String {
    guard let folder = Path.real(path) else { throw .noPackage(path) }
    return folder
  }

  /// Builds, and puts the images into the machines' folders.
  ///
  /// SwiftPM's words go to standard error.
  ///
  /// - Parameter tell: Told what becomes of Swift SDKs, if they are used.
  /// - Returns: What there is of each machine, in order.
  /// - Throws: What keeps all machines from having images: `BuildError`, `SDKError`, `FileError`;
  ///   `LaunchError` if the system starts no process.
  public func run(
    _ tell: @escaping @Sendable (SDKFolder.Progress) -> Void
  ) throws -> [MachineImages] {
    let manifest = try PackageManifest.read(package, keptIn: folder, cancellation: cancellation)
    let names = products.isEmpty ? manifest.executables : products
    guard !names.isEmpty else { throw BuildError.noExecutable(package) }
    let images =
      manifest.dependsOnGuestLibraries
      ? try machines.map { MachineImages(machine: $0, paths: .success(try build(names, for: $0))) }
      : try buildWithSDKs(names, tell)
    for image in images where image.machine.boot == .bios {
      for path in (try? image.paths.get()) ?? [] { try writeRaw(path) }
    }
    return images
  }

  private func buildWithSDKs(
    _ names: [String],
    _ tell: @escaping @Sendable (SDKFolder.Progress) -> Void
  ) throws -> [MachineImages] {
    try sdks.install(machines, cancellation: cancellation, tell)
    let toolchain = try SwiftToolchain()
    let sdks = try machines.map { try self.sdks.sdk(for: $0, toolchain) }
    // SwiftPM builds one product, or all of them.
    let builds = products.isEmpty ? [names] : names.map { [$0] }
    let results = try builds.map { names in
      try SDKBuild(
        package: package,
        what: names.joined(separator: ", "),
        products: names,
        selection: products.isEmpty ? [] : ["--product", names[0]],
        configuration: configuration,
        coverage: coverage,
        sdks: sdks,
        scratchFolder: "\(folder)/programs"
      )
      .run(cancellation: cancellation)
    }
    return results[0].indices.map { index in
      MachineImages(
        machine: results[0][index].machine,
        paths: Result { try results.flatMap { try $0[index].paths.get() } }
      )
    }
  }

  /// Builds with the machine's toolset.
  private func build(_ names: [String], for machine: Machine) throws -> [String] {
    let images = "\(folder)/\(Toolset.folderName(for: machine, coverage: coverage))"
    let toolset = Toolset(machine: machine, folder: images, coverage: coverage)
    try toolset.write()
    // Machines that differ in nothing but their linker scripts share a folder.
    let variant = machine.define == nil ? "" : "-\(machine.mechanism.rawValue)"
    let scratch = "\(folder)/\(machine.triple)\(variant)"
    let arguments = [
      "build", "--package-path", package, "--scratch-path", scratch,
      "--configuration", configuration, "--triple", machine.triple, "--toolset", toolset.path,
      // SwiftPM keeps its plan, and doesn't notice that another machine's toolset makes another
      // one.
      "--disable-build-manifest-caching",
    ]
    if products.isEmpty {
      try swift(arguments, "building \(package) for \(machine.id)")
    } else {
      for name in names {
        try swift(arguments + ["--product", name], "building \(name) for \(machine.id)")
      }
    }
    return try names.map { name in
      let image = "\(images)/\(name)"
      try copy("\(scratch)/\(machine.triple)/\(configuration)/\(name)", to: image)
      return image
    }
  }

  private func swift(_ arguments: [String], _ what: String) throws {
    let build = try ToolProcess.run(
      "swift",
      arguments,
      variables: PackageManifest.variables,
      cancellation: cancellation
    )
    guard build.status == 0 else { throw BuildError.failed(what, build.status) }
  }

  /// Writes the raw image that the machine boots.
  private func writeRaw(_ image: String) throws {
    let objcopy = try ToolProcess.run("llvm-objcopy", ["-O", "binary", image, "\(image).bin"])
    guard objcopy.status == 0 else { throw BuildError.failed("llvm-objcopy", objcopy.status) }
  }

  private func copy(_ source: String, to destination: String) throws {
    let file = try ImageFile(path: source)
    let bytes = try file.read(at: 0, count: Int(file.size), "contents")
    try FileWriting.replace(destination, with: bytes)
    chmod(destination, 0o755)
  }
}
