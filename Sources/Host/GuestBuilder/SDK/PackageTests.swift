import Glibc
import HostSupport
import QEMURunner

/// Builds the tests of a package for machines: its test targets, which may be those that `swift test`
/// runs on the host, and which know nothing of this package.
public struct PackageTests: Sendable {
  /// The package's folder; an absolute path.
  public var package: String

  /// The machines.
  public var machines: [Machine]

  /// The names of targets that are for the host alone: nothing is compiled of them.
  public var hostTargets: [String]

  /// `debug` or `release`.
  public var configuration: String

  /// Whether guests count what of them is executed.
  public var coverage: Bool

  /// Where the machines' Swift SDKs are.
  public var sdks: SDKFolder

  /// A file descriptor from which one byte, a signal's number, ends the build; nil for none.
  public var cancellation: Int32?

  /// Describes a build.
  public init(
    package: String,
    machines: [Machine],
    hostTargets: [String] = [],
    configuration: String = "debug",
    coverage: Bool = false,
    sdks: SDKFolder,
    cancellation: Int32? = nil
  ) {
    self.package = package
    self.machines = machines
    self.hostTargets = hostTargets
    self.configuration = configuration
    self.coverage = coverage
    self.sdks = sdks
    self.cancellation = cancellation
  }

  private var folder: String { "\(package)/.build/qemu-exit/package-tests" }

  /// Fetches dependencies, for their sources to be prepared.
  private func resolve(_ manifest: PackageManifest, in scratches: [String]) throws {
    guard manifest.hasDependencies else { return }
    for scratch in scratches where access("\(scratch)/workspace-state.json", F_OK) != 0 {
      let result = try ToolProcess.run(
        "swift",
        ["package", "--package-path", package, "--scratch-path", scratch, "resolve"],
        variables: PackageManifest.variables,
        cancellation: cancellation
      )
      guard result.status == 0 else {
        throw BuildError.failed("resolving the dependencies of \(package)", result.status)
      }
    }
  }

  private func overlay(
    by common: SDKCommon,
    for manifest: PackageManifest
  ) throws -> ConcurrencyOverlay {
    let emptied = try hostTargets.map { name in
      guard let target = manifest.targets.first(where: { $0.name == name }) else {
        throw SDKError.noTarget(name, package: package)
      }
      return "\(package)/\(target.folder)"
    }
    return ConcurrencyOverlay(
      folder: "\(folder)/overlay",
      remover: common.concurrencyRemover,
      emptied: emptied,
      targets: manifest.targets.filter { $0.type != "plugin" && $0.type != "macro" }.map { target in
        let isTest = target.type == "test"
        let module = String(target.name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
        return ("\(package)/\(target.folder)", "\(isTest ? "tests" : "library"):\(module)")
      }
    )
  }

  /// What `swift build` and `swift test` are to be told of tests.
  fileprivate static func testOptions(_ common: SDKCommon, overlay: String) -> [String] {
    [
      "--disable-xctest", "--experimental-test-entry-point-path", common.testEntry,
      "-Xswiftc", "-vfsoverlay", "-Xswiftc", overlay,
    ]
  }

  /// What `swift test` is to be told, to run the tests on the first of the machines. The sources are
  /// prepared as they are now. Quoted for a shell, where that is needed.
  ///
  /// - Parameter tell: Told what becomes of its Swift SDK.
  public func shellOptions(
    _ tell: @escaping @Sendable (SDKFolder.Progress) -> Void
  ) throws -> String {
    guard let machine = machines.first else { return "" }
    try sdks.install([machine], cancellation: cancellation, tell)
    let sdk = try sdks.sdk(for: machine, SwiftToolchain())
    let common = sdk.libraries.common
    let manifest = try PackageManifest.read(package, keptIn: folder, cancellation: cancellation)
    let overlay = try overlay(by: common, for: manifest)
    try overlay.write([package, "\(package)/.build/checkouts"], cancellation: cancellation)
    var options = ["--swift-sdk", machine.id]
    if sdks.path != SDKFolder().path { options += ["--swift-sdks-path", sdks.path] }
    options += ["--enable-swift-testing"] + Self.testOptions(common, overlay: overlay.path)
    return ShellWords.quoted(options)
  }

  /// Makes what is missing of the Swift SDKs, and builds.
  ///
  /// SwiftPM's words go to standard error.
  ///
  /// - Parameter tell: Told what becomes of Swift SDKs.
  /// - Returns: An image for each machine that one could be built for, in order.
  /// - Throws: What keeps all machines from having one.
  public func build(
    _ tell: @escaping @Sendable (SDKFolder.Progress) -> Void
  ) throws -> [MachineImages] {
    let manifest = try PackageManifest.read(package, keptIn: folder, cancellation: cancellation)
    guard manifest.hasTests else { throw SDKError.noTestTargets(package) }
    try sdks.install(machines, cancellation: cancellation, tell)
    let toolchain = try SwiftToolchain()
    let sdks = try machines.map { try self.sdks.sdk(for: $0, toolchain) }
    guard let common = sdks.first?.libraries.common else { return [] }
    let overlay = try overlay(by: common, for: manifest)
    let options = Self.testOptions(common, overlay: overlay.path)
    var build = SDKBuild(
      package: package,
      what: "the tests",
      products: ["\(manifest.testProduct).xctest"],
      selection: ["--product", manifest.testProduct],
      configuration: configuration,
      options: options + (configuration == "release" ? ["-Xswiftc", "-enable-testing"] : []),
      coverage: coverage,
      sdks: sdks,
      scratchFolder: folder
    )
    try resolve(manifest, in: build.scratches)
    let sources =
      [package] + manifest.localDependencies + build.scratches.map { "\($0)/checkouts" }
    try overlay.write(sources, cancellation: cancellation)
    build.problems = { output in
      // Those about concurrency in what SwiftPM has compiled.
      let problems = try overlay.problems(sources) { output.contains("\($0):") }
      return problems.isEmpty ? nil : (problems, SDKError.concurrency)
    }
    return try build.run(cancellation: cancellation)
  }
}
