import CHostSupport
import FoundationEssentials
import Glibc
import HostSupport
import ObjectFile
import QEMURunner

/// A folder of Swift SDKs, SwiftPM's or another one, with those of machines in it.
///
/// Bundles are put in place by renaming, and what they have in common is used once it is complete:
/// what is interrupted leaves nothing that counts.
public struct SDKFolder: Sendable {
  /// An installed Swift SDK of a machine.
  public struct Entry: Sendable {
    /// The machine's name.
    public var id: String
    /// What the compiler called itself that made it.
    public var compiler: String
    /// The version of the tool that made it.
    public var version: String
    /// Whether toolchain and tool are still those that made it.
    public var isCurrent: Bool
  }

  /// What is told while SDKs are made.
  public enum Progress: Sendable {
    /// Another process is at it.
    case waiting
    /// Something is compiled.
    case compiling(String)
    /// A machine's SDK is there: the machine's name, whether it was there before.
    case installed(String, wasCurrent: Bool)
  }

  /// The folder; an absolute path.
  public var path: String

  /// - Parameter path: The folder; nil for SwiftPM's own.
  ///
  /// Source: SwiftPM 6.3, `FileSystem+Extensions.swift`, `dotSwiftPM`.
  public init(path: String? = nil) {
    if let path {
      self.path = Path.absolute(path)
    } else if let configuration = ProcessEnvironment.value(of: "XDG_CONFIG_HOME") {
      self.path = Path.absolute("\(configuration)/swiftpm/swift-sdks")
    } else {
      // Not HOME, which Foundation doesn't heed: both have to look in the same folder.
      let home = FileManager.default.homeDirectoryForCurrentUser.path
      self.path = "\(home)/.swiftpm/swift-sdks"
    }
  }

  /// The folder of what SDKs have in common. SwiftPM looks at nothing but bundles.
  private var common: String { "\(path)/.qemu-exit" }

  /// The Swift SDKs of machines, in the order of the catalogue.
  public func entries() throws -> [Entry] {
    let toolchain = try? SwiftToolchain()
    let names = Path.names(in: path).compactMap(SwiftSDK.id)
    let order = Machine.catalogue.map(\.id)
    let ids = order.filter(names.contains) + names.filter { !order.contains($0) }.sorted()
    return try ids.compactMap { id in
      guard let stamp = stamp(of: id) else { return nil }
      var isCurrent = false
      if let toolchain, let machine = try? Machine.named(id) {
        isCurrent = try self.isCurrent(sdk(for: machine, toolchain))
      }
      return Entry(
        id: id,
        compiler: stamp.compiler,
        version: stamp.version,
        isCurrent: isCurrent
      )
    }
  }

  /// The machine for which a package's tests are built if nobody says: `aarch64-virt`, or one whose SDK
  /// is installed if that one's isn't.
  package var defaultMachine: String {
    let installed = Path.names(in: path).compactMap(SwiftSDK.id).filter { stamp(of: $0) != nil }
    guard !installed.contains(Machine.defaultID) else { return Machine.defaultID }
    return Machine.catalogue.map(\.id).first(where: installed.contains) ?? Machine.defaultID
  }

  /// Makes the Swift SDKs of machines that aren't there or not of this toolchain and tool.
  ///
  /// - Parameters:
  ///   - machines: The machines.
  ///   - cancellation: A descriptor from which one byte, a signal's number, ends it; nil for none.
  ///   - tell: Told what goes on.
  /// - Throws: `SDKError`, `FileError`, `BuildError`, or `LaunchError`; then those machines have what
  ///   they had before.
  public func install(
    _ machines: [Machine],
    cancellation: Int32? = nil,
    _ tell: @escaping @Sendable (Progress) -> Void
  ) throws {
    let toolchain = try SwiftToolchain()
    let sdks = try machines.map { try sdk(for: $0, toolchain) }
    // The usual case takes no lock, and works in folders that can't be written to.
    var missing: [SwiftSDK] = []
    for sdk in sdks {
      if try isCurrent(sdk) {
        tell(.installed(sdk.machine.id, wasCurrent: true))
      } else {
        missing.append(sdk)
      }
    }
    guard let first = missing.first else { return }
    let made = missing.map(\.machine.id)
    try check(toolchain, for: missing)
    let lock = try lock(cancellation, tell)
    defer { _ = lock }
    // What another process has made meanwhile is made.
    missing = try missing.filter { try !isCurrent($0) }
    let compiler = try toolchain.version()
    do {
      try compile(missing.map(\.libraries), toolchain, cancellation, tell)
    } catch {
      removeUnused(since: Self.keeping)
      throw error
    }
    for sdk in missing { try put(sdk, compiler: compiler) }
    for machine in made { tell(.installed(machine, wasCurrent: false)) }
    first.libraries.common.touch()
    removeUnused(since: Self.keeping)
  }

  /// Removes the Swift SDK of a machine.
  public func remove(_ id: String) throws {
    let bundle = "\(path)/\(SwiftSDK.name(of: id))"
    guard access(bundle, F_OK) == 0 else { throw SDKError.notInstalled(id, folder: path) }
    guard stamp(of: id) != nil else { throw SDKError.foreign(id, folder: path) }
    let lock = try lock(nil) { _ in }
    defer { _ = lock }
    try remove(folder: bundle)
    removeUnused()
  }

  /// The Swift SDK of a machine as it is to be.
  package func sdk(for machine: Machine, _ toolchain: SwiftToolchain) throws -> SwiftSDK {
    guard !machine.linkerScript.isEmpty else { throw BuildError.noLinkerScript(machine.id) }
    guard let tool = Path.real("/proc/self/exe") else {
      throw FileError(path: "/proc/self/exe", words: String(cString: strerror(errno)))
    }
    return SwiftSDK(
      machine: machine,
      libraries: SDKLibraries(
        triple: machine.triple,
        define: machine.define,
        common: SDKCommon(in: common, toolchain: toolchain)
      ),
      tool: tool,
      container: path
    )
  }

  private func isCurrent(_ sdk: SwiftSDK) throws -> Bool {
    guard sdk.libraries.isComplete, sdk.libraries.common.isComplete,
      let stamp = stamp(of: sdk.machine.id)
    else { return false }
    return try stamp == sdk.stamp(sdk.files(), compiler: stamp.compiler)
  }

  private func stamp(of id: String) -> SwiftSDK.Stamp? {
    let path = "\(path)/\(SwiftSDK.name(of: id))/\(SwiftSDK.stampName)"
    guard let file = try? ImageFile(path: path),
      let bytes = try? file.read(at: 0, count: Int(file.size), "contents")
    else { return nil }
    return try? JSONDecoder().decode(SwiftSDK.Stamp.self, from: Data(bytes))
  }

  /// Finds out whether the toolchain has what compiling takes.
  private func check(_ toolchain: SwiftToolchain, for sdks: [SwiftSDK]) throws {
    for triple in Set(sdks.map(\.machine.triple)).sorted() {
      let folder = toolchain.standardLibrary(for: triple)
      guard access(folder, F_OK) == 0 else {
        throw SDKError.noStandardLibrary(triple: triple, folder: folder)
      }
    }
    let module = "\(toolchain.hostModules)/SwiftSyntaxMacros.swiftmodule"
    guard access(module, F_OK) == 0 else {
      throw SDKError.noHostModules(folder: toolchain.hostModules)
    }
  }

  /// Compiles what isn't there.
  private func compile(
    _ libraries: [SDKLibraries],
    _ toolchain: SwiftToolchain,
    _ cancellation: Int32?,
    _ tell: @escaping @Sendable (Progress) -> Void
  ) throws {
    var sequences: [[SDKStep]] = []
    guard let common = libraries.first?.common else { return }
    let isNew = !common.isComplete
    if isNew {
      try common.prepare()
      sequences += common.steps(with: toolchain)
    }
    var missing: [SDKLibraries] = []
    for one in libraries where !one.isComplete && !missing.contains(one) {
      missing.append(one)
      try one.prepare()
      sequences += one.steps(with: toolchain)
    }
    try SDKStep.run(sequences, cancellation: cancellation) { tell(.compiling($0)) }
    if isNew { try common.complete() }
    for one in missing {
      for step in one.lastSteps(with: toolchain) { try step.run(cancellation: cancellation) }
      try one.complete()
    }
  }

  /// Puts a bundle into its place.
  private func put(_ sdk: SwiftSDK, compiler: String) throws {
    let files = try sdk.files()
    let stamp = sdk.stamp(files, compiler: compiler)
    let temporary = "\(common)/\(Self.temporaryPrefix)\(sdk.machine.id)"
    _ = _qx_remove_tree(temporary)
    for file in files + [(SwiftSDK.stampName, try JSON.encode(stamp))] {
      let path = "\(temporary)/\(file.path)"
      try FileWriting.makeFolder(Path.folder(path))
      try FileWriting.replace(path, with: file.contents)
    }
    // A folder can't take the place of one that isn't empty.
    if access(sdk.bundle, F_OK) == 0 { try remove(folder: sdk.bundle) }
    guard rename(temporary, sdk.bundle) == 0 else {
      throw FileError(path: sdk.bundle, words: String(cString: strerror(errno)))
    }
  }

  private static let temporaryPrefix = "temporary-"

  /// Removes a folder: at once for others, who see all of it or nothing.
  private func remove(folder: String) throws {
    let away = "\(common)/\(Self.temporaryPrefix)removed-\(Path.name(folder))"
    _ = _qx_remove_tree(away)
    guard rename(folder, away) == 0 else {
      throw FileError(path: folder, words: String(cString: strerror(errno)))
    }
    _ = _qx_remove_tree(away)
  }

  /// Removes what no bundle refers to, and what was left of interrupted installations.
  ///
  /// - Parameter age: How long what no bundle refers to is kept after its last use, in seconds: who
  ///   goes from one toolchain to another may come back.
  private func removeUnused(since age: Int = 0) {
    let used = Path.names(in: path).compactMap(SwiftSDK.id).compactMap { stamp(of: $0)?.folder }
    for name in Path.names(in: common) where name != Self.lockName {
      let common = SDKCommon(folder: "\(common)/\(name)")
      if used.contains(common.folder) || common.isUsed(since: age) {
        common.removeIncomplete(Path.names(in: common.folder))
      } else {
        _ = _qx_remove_tree(common.folder)
      }
    }
  }

  private static let keeping = 24 * 60 * 60

  private static let lockName = "lock"

  /// Waits until no other process changes anything.
  ///
  /// - Returns: What holds the lock as long as it is referred to.
  private func lock(
    _ cancellation: Int32?,
    _ tell: @escaping @Sendable (Progress) -> Void
  ) throws -> FileDescriptor {
    do throws(FileError) {
      try FileWriting.makeFolder(common)
    } catch {
      throw SDKError.notWritable(path, words: error.words)
    }
    let file = FileDescriptor(
      open("\(common)/\(Self.lockName)", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    )
    guard file.number >= 0 else {
      throw SDKError.notWritable(path, words: String(cString: strerror(errno)))
    }
    var isWaiting = false
    while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw SDKError.notWritable(path, words: String(cString: strerror(errno)))
      }
      if !isWaiting { tell(.waiting) }
      isWaiting = true
      var wait = pollfd(fd: cancellation ?? -1, events: Int16(POLLIN), revents: 0)
      if poll(&wait, 1, 100) > 0, let signal = cancellation.flatMap(Cancellation.signal) {
        throw CancelledError(signal: signal)
      }
    }
    return file
  }
}
