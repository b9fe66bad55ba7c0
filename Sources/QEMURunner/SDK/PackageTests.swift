import Glibc
import Synchronization

/// Builds the tests of a package for machines: its test targets, which may be those that `swift test`
/// runs on the host, and which know nothing of this package.
public struct PackageTests: Sendable {
  /// An image with tests, or why there is none.
  public struct Image {
    /// The machine that it is for.
    public var machine: Machine
    /// The image's path.
    public var path: Result<String, any Error>
  }

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

  /// What SwiftPM's environment has: what keeps it from writing the options of traits in another order
  /// each time, by which all would be compiled again; and what manifests can ask for.
  static let variables = ["SWIFT_DETERMINISTIC_HASHING": "1", "QEMU_EXIT_GUEST": "1"]

  private var folder: String { "\(package)/.build/qemu-exit/package-tests" }

  /// Fetches dependencies, for their sources to be prepared.
  private func resolve(_ manifest: PackageManifest, in scratches: [String]) throws {
    guard manifest.hasDependencies else { return }
    for scratch in scratches where access("\(scratch)/workspace-state.json", F_OK) != 0 {
      let result = try ToolProcess.run(
        "swift",
        ["package", "--package-path", package, "--scratch-path", scratch, "resolve"],
        variables: Self.variables,
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
      emptied: emptied
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
  public func build(_ tell: @escaping @Sendable (SDKFolder.Progress) -> Void) throws -> [Image] {
    let manifest = try PackageManifest.read(package, keptIn: folder, cancellation: cancellation)
    guard manifest.hasTests else { throw SDKError.noTestTargets(package) }
    try sdks.install(machines, cancellation: cancellation, tell)
    let toolchain = try SwiftToolchain()
    let all = try machines.map { try sdks.sdk(for: $0, toolchain) }
    guard let common = all.first?.libraries.common else { return [] }
    let overlay = try overlay(by: common, for: manifest)

    // Machines that can have what is compiled in common.
    var groups: [[SwiftSDK]] = []
    for sdk in all {
      if let index = groups.firstIndex(where: { $0[0].libraries == sdk.libraries }) {
        groups[index].append(sdk)
      } else {
        groups.append([sdk])
      }
    }
    func scratch(_ libraries: SDKLibraries) -> String {
      "\(folder)/\(libraries.name)\(coverage ? "-coverage" : "")"
    }
    let scratches = groups.map { scratch($0[0].libraries) }
    try resolve(manifest, in: scratches)
    let folders = [package] + manifest.localDependencies + scratches.map { "\($0)/checkouts" }
    try overlay.write(folders, cancellation: cancellation)
    let builds = groups.map { sdks in
      GroupBuild(
        tests: self,
        product: manifest.testProduct,
        sdks: sdks,
        overlay: overlay,
        sources: folders,
        scratch: scratch(sdks[0].libraries),
        isAlone: groups.count == 1
      )
    }
    let results = Mutex([String: Result<String, any Error>]())
    let told = Mutex(Set<String>())
    try ParallelWork.run(builds.count, cancellation: cancellation) { index, cancellation in
      let images = try builds[index].run(cancellation: cancellation) { words in
        // Once what is wrong with all machines.
        told.withLock { $0.insert(words).inserted }
      }
      results.withLock { $0.merge(images) { $1 } }
    }
    let found = results.withLock { $0 }
    return machines.compactMap { machine in
      found[machine.id].map { Image(machine: machine, path: $0) }
    }
  }
}

/// Builds for machines that can have what is compiled in common.
private struct GroupBuild: Sendable {
  var tests: PackageTests
  var product: String
  var sdks: [SwiftSDK]
  var overlay: ConcurrencyOverlay
  /// The folders whose sources are prepared.
  var sources: [String]
  var scratch: String
  /// Whether nothing else is built at the same time.
  var isAlone: Bool

  private var triple: String { sdks[0].machine.triple }

  /// What SwiftPM links.
  private var built: String { "\(scratch)/\(triple)/\(tests.configuration)/\(product).xctest" }

  /// Builds by SwiftPM for the first machine that the tests fit into, and links for the others.
  ///
  /// - Parameter isNew: Whether words about a failure haven't been told yet.
  /// - Throws: `BuildError.cancelled`.
  func run(
    cancellation: Int32?,
    _ isNew: (String) -> Bool
  ) throws -> [String: Result<String, any Error>] {
    var images: [String: Result<String, any Error>] = [:]
    var rest = sdks[...]
    while let sdk = rest.popFirst() {
      do {
        try build(sdk, cancellation, isNew)
      } catch BuildError.cancelled(let signal) {
        throw BuildError.cancelled(signal: signal)
      } catch {
        images[sdk.machine.id] = .failure(error)
        if case SDKError.tooLarge = error { continue }
        // What isn't compiled for one isn't for the others.
        for other in rest { images[other.machine.id] = .failure(error) }
        break
      }
      images[sdk.machine.id] = Result { try place(sdk) }
      let command = try LinkCommand(in: "\(scratch)/\(tests.configuration).yaml", of: built)
      for other in rest {
        images[other.machine.id] = Result { try link(other, as: sdk, by: command, cancellation) }
      }
      break
    }
    return images
  }

  /// The folder of a machine's image.
  private func folder(_ sdk: SwiftSDK) -> String {
    let name = Toolset.folderName(for: sdk.machine, coverage: tests.coverage)
    return "\(tests.package)/.build/qemu-exit/\(name)"
  }

  private func image(_ sdk: SwiftSDK) -> String { "\(folder(sdk))/\(product).xctest" }

  private func build(
    _ sdk: SwiftSDK,
    _ cancellation: Int32?,
    _ isNew: (String) -> Bool
  ) throws {
    var arguments = [
      "build", "--package-path", tests.package, "--scratch-path", scratch,
      "--configuration", tests.configuration, "--product", product,
      "--swift-sdks-path", sdk.container, "--swift-sdk", sdk.machine.id,
    ]
    // SwiftPM doesn't notice that another machine's Swift SDK makes another plan.
    arguments.append("--disable-build-manifest-caching")
    arguments += PackageTests.testOptions(sdk.libraries.common, overlay: overlay.path)
    if tests.configuration == "release" { arguments += ["-Xswiftc", "-enable-testing"] }
    if tests.coverage {
      // Not as the driver's options, by which it links a runtime library that there isn't.
      for option in ["-profile-generate", "-profile-coverage-mapping"] {
        arguments += ["-Xswiftc", "-Xfrontend", "-Xswiftc", option]
      }
    }
    let result = try ToolProcess.run(
      "swift",
      arguments,
      keepsOutput: true,
      keepsErrors: true,
      showsOutput: isAlone,
      variables: PackageTests.variables,
      cancellation: cancellation
    )
    guard result.status != 0 else { return }
    let regions = Self.overflows(result.output)
    guard regions.isEmpty else { throw SDKError.tooLarge(machine: sdk.machine.id, regions) }
    try explain(String(decoding: result.output, as: UTF8.self), isNew)
    throw BuildError.failed("building the tests for \(triple)", result.status)
  }

  /// Says why there's no image: in SwiftPM's words, and those about concurrency in what it has
  /// compiled.
  private func explain(_ output: String, _ isNew: (String) -> Bool) throws {
    let errors = output.split(separator: "\n").filter { $0.contains(": error: ") }
    guard isNew(errors.joined(separator: "\n")) else { return }
    let problems = try overlay.problems(sources) { output.contains("\($0):") }
    var text = isAlone ? "" : output
    if !problems.isEmpty { text += problems.joined(separator: "\n") + "\n" }
    _ = FileDescriptor(dup(2)).write(Array(text.utf8))
    if !problems.isEmpty { throw SDKError.concurrency }
  }

  /// Puts what SwiftPM has linked into the machine's folder.
  private func place(_ sdk: SwiftSDK) throws -> String {
    let image = image(sdk)
    try Toolset.makeFolder(folder(sdk))
    unlink(image)
    // What is linked is written anew, and not changed. Another file system has no such link.
    if Glibc.link(built, image) != 0 {
      let file = try ImageFile(path: built)
      try FileWriting.replace(image, with: file.read(at: 0, count: Int(file.size), "contents"))
    }
    return image
  }

  private func link(
    _ sdk: SwiftSDK,
    as other: SwiftSDK,
    by command: LinkCommand,
    _ cancellation: Int32?
  ) throws -> String {
    let image = image(sdk)
    let words = command.replacing(other, by: sdk, output: image)
    let note = "\(image).link"
    let known = Array(words.joined(separator: "\n").utf8)
    if Path.isNewer(image, than: built), let file = try? ImageFile(path: note),
      let bytes = try? file.read(at: 0, count: Int(file.size), "contents"), bytes == known
    {
      return image
    }
    try Toolset.makeFolder(folder(sdk))
    unlink(image)
    let result = try ToolProcess.run(
      words[0],
      Array(words.dropFirst()),
      keepsOutput: true,
      keepsErrors: true,
      directory: tests.package,
      cancellation: cancellation
    )
    guard result.status == 0 else {
      let regions = Self.overflows(result.output)
      guard regions.isEmpty else { throw SDKError.tooLarge(machine: sdk.machine.id, regions) }
      _ = FileDescriptor(dup(2)).write(result.output)
      throw BuildError.failed("linking the tests for \(sdk.machine.id)", result.status)
    }
    try FileWriting.replace(note, with: known)
    return image
  }

  /// What the linker says of memory that is too small.
  private static func overflows(_ output: [UInt8]) -> [String] {
    let text = String(decoding: output, as: UTF8.self)
    var regions: [String] = []
    for line in text.split(separator: "\n") {
      // lld: "section '.text' will not fit in region 'FLASH': overflowed by 1234 bytes"
      guard let start = line.firstRange(of: "will not fit in region '") else { continue }
      let words = line[start.upperBound...].split(separator: "'")
      guard words.count == 2,
        let count = words[1].split(separator: " ").first(where: { Int($0) != nil })
      else { continue }
      let region = "\(words[0]) is too small by \(count) bytes"
      // A section after the other: the last one has the sum.
      regions.removeAll { $0.hasPrefix("\(words[0]) ") }
      regions.append(region)
    }
    return regions
  }
}
