import Glibc
import HostSupport
import ObjectFile
import Synchronization

/// Builds products of a package with the Swift SDKs of machines: compiles once for those that can have
/// that in common, and links for each.
struct SDKBuild: Sendable {
  /// The package's folder; an absolute path.
  package var package: String

  /// What is built, for people.
  package var what: String

  /// The names of the files that SwiftPM links.
  package var products: [String]

  /// SwiftPM's options that choose them; none for all of the package.
  package var selection: [String] = []

  /// `debug` or `release`.
  package var configuration: String

  /// Further options of `swift build`.
  package var options: [String] = []

  /// Whether guests count what of them is executed.
  package var coverage: Bool

  /// The machines' Swift SDKs.
  package var sdks: [SwiftSDK]

  /// The folder of SwiftPM's scratch folders.
  var scratchFolder: String

  /// What is wrong with sources, lines for people and an error, if something else than what SwiftPM has
  /// said; given that.
  package var problems: @Sendable (String) throws -> ([String], any Error)? = { _ in nil }

  /// The Swift SDKs of machines that can have what is compiled in common.
  private var groups: [[SwiftSDK]] {
    var groups: [[SwiftSDK]] = []
    for sdk in sdks {
      if let index = groups.firstIndex(where: { $0[0].libraries == sdk.libraries }) {
        groups[index].append(sdk)
      } else {
        groups.append([sdk])
      }
    }
    return groups
  }

  /// SwiftPM's scratch folders.
  var scratches: [String] { groups.map { scratch($0[0].libraries) } }

  fileprivate func scratch(_ libraries: SDKLibraries) -> String {
    "\(scratchFolder)/\(libraries.name)\(coverage ? "-coverage" : "")"
  }

  /// Builds.
  ///
  /// - Returns: What there is of each machine, in order.
  /// - Throws: `CancelledError`; `LaunchError` if the system starts no process.
  package func run(cancellation: Int32?) throws -> [MachineImages] {
    let groups = groups
    let results = Mutex([String: Result<[String], any Error>]())
    let told = Mutex(Set<String>())
    try ParallelWork.run(groups.count, cancellation: cancellation) { index, cancellation in
      let build = GroupBuild(
        build: self,
        sdks: groups[index],
        scratch: scratch(groups[index][0].libraries),
        isAlone: groups.count == 1
      )
      let images = try build.run(cancellation: cancellation) { words in
        // Once what is wrong with all machines.
        told.withLock { $0.insert(words).inserted }
      }
      results.withLock { $0.merge(images) { $1 } }
    }
    let found = results.withLock { $0 }
    return sdks.compactMap { sdk in
      found[sdk.machine.id].map { MachineImages(machine: sdk.machine, paths: $0) }
    }
  }
}

/// Builds for machines that can have what is compiled in common.
private struct GroupBuild {
  var build: SDKBuild
  var sdks: [SwiftSDK]
  var scratch: String
  /// Whether nothing else is built at the same time.
  var isAlone: Bool

  private var triple: String { sdks[0].machine.triple }

  /// What SwiftPM links.
  private func built(_ product: String) -> String {
    "\(scratch)/\(triple)/\(build.configuration)/\(product)"
  }

  /// Builds by SwiftPM for the first machine that the products fit into, and links for the others.
  ///
  /// - Parameter isNew: Whether words about a failure haven't been told yet.
  /// - Throws: `CancelledError`.
  func run(
    cancellation: Int32?,
    _ isNew: (String) -> Bool
  ) throws -> [String: Result<[String], any Error>] {
    var images: [String: Result<[String], any Error>] = [:]
    var rest = sdks[...]
    while let sdk = rest.popFirst() {
      do {
        try compile(sdk, cancellation, isNew)
      } catch let error as CancelledError {
        throw error
      } catch {
        images[sdk.machine.id] = .failure(error)
        if case SDKError.tooLarge = error { continue }
        // What isn't compiled for one isn't for the others.
        for other in rest { images[other.machine.id] = .failure(error) }
        break
      }
      images[sdk.machine.id] = Result { try build.products.map { try place($0, for: sdk) } }
      guard !rest.isEmpty else { break }
      let plan = "\(scratch)/\(build.configuration).yaml"
      let commands = try build.products.map { try LinkCommand(in: plan, of: built($0)) }
      for other in rest {
        images[other.machine.id] = Result {
          try zip(build.products, commands).map { product, command in
            try link(product, for: other, as: sdk, by: command, cancellation)
          }
        }
      }
      break
    }
    return images
  }

  /// The folder of a machine's images.
  private func folder(_ sdk: SwiftSDK) -> String {
    let name = Toolset.folderName(for: sdk.machine, coverage: build.coverage)
    return "\(build.package)/.build/qemu-exit/\(name)"
  }

  private func image(_ product: String, for sdk: SwiftSDK) -> String {
    "\(folder(sdk))/\(product)"
  }

  private func compile(
    _ sdk: SwiftSDK,
    _ cancellation: Int32?,
    _ isNew: (String) -> Bool
  ) throws {
    var arguments = [
      "build", "--package-path", build.package, "--scratch-path", scratch,
      "--configuration", build.configuration,
      "--swift-sdks-path", sdk.container, "--swift-sdk", sdk.machine.id,
      // SwiftPM doesn't notice that another machine's Swift SDK makes another plan.
      "--disable-build-manifest-caching",
    ]
    arguments += build.selection + build.options
    if build.coverage { arguments += Toolset.coverageOptions.flatMap { ["-Xswiftc", $0] } }
    let result = try ToolProcess.run(
      "swift",
      arguments,
      keepsOutput: true,
      keepsErrors: true,
      showsOutput: isAlone,
      variables: PackageManifest.variables,
      cancellation: cancellation
    )
    guard result.status != 0 else { return }
    let regions = Self.overflows(result.output)
    guard regions.isEmpty else { throw tooLarge(sdk, regions) }
    try explain(String(decoding: result.output, as: UTF8.self), isNew)
    throw BuildError.failed("building \(build.what) for \(triple)", result.status)
  }

  private func tooLarge(_ sdk: SwiftSDK, _ regions: [String]) -> SDKError {
    .tooLarge(build.what, machine: sdk.machine.id, regions)
  }

  /// Says why there's no image: in SwiftPM's words, and those about the sources.
  private func explain(_ output: String, _ isNew: (String) -> Bool) throws {
    let errors = output.split(separator: "\n").filter { $0.contains(": error: ") }
    guard isNew(errors.joined(separator: "\n")) else { return }
    let problems = try build.problems(output)
    var text = isAlone ? "" : output
    if let (lines, _) = problems { text += lines.joined(separator: "\n") + "\n" }
    _ = FileDescriptor(dup(2)).write(Array(text.utf8))
    if let (_, error) = problems { throw error }
  }

  /// Puts a product that SwiftPM has linked into the machine's folder.
  private func place(_ product: String, for sdk: SwiftSDK) throws -> String {
    let (built, image) = (built(product), image(product, for: sdk))
    try FileWriting.makeFolder(folder(sdk))
    unlink(image)
    // What is linked is written anew, and not changed. Another file system has no such link.
    if Glibc.link(built, image) != 0 {
      let file = try ImageFile(path: built)
      try FileWriting.replace(image, with: file.read(at: 0, count: Int(file.size), "contents"))
    }
    return image
  }

  private func link(
    _ product: String,
    for sdk: SwiftSDK,
    as other: SwiftSDK,
    by command: LinkCommand,
    _ cancellation: Int32?
  ) throws -> String {
    let image = image(product, for: sdk)
    let words = command.replacing(other, by: sdk, output: image)
    let note = "\(image).link"
    let known = Array(words.joined(separator: "\n").utf8)
    if Path.isNewer(image, than: built(product)), let file = try? ImageFile(path: note),
      let bytes = try? file.read(at: 0, count: Int(file.size), "contents"), bytes == known
    {
      return image
    }
    try FileWriting.makeFolder(folder(sdk))
    unlink(image)
    let result = try ToolProcess.run(
      words[0],
      Array(words.dropFirst()),
      keepsOutput: true,
      keepsErrors: true,
      directory: build.package,
      cancellation: cancellation
    )
    guard result.status == 0 else {
      let regions = Self.overflows(result.output)
      guard regions.isEmpty else { throw tooLarge(sdk, regions) }
      _ = FileDescriptor(dup(2)).write(result.output)
      throw BuildError.failed("linking \(build.what) for \(sdk.machine.id)", result.status)
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
