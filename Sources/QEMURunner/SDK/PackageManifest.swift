import FoundationEssentials
import Glibc

/// What a package's manifest says, as far as it matters for its tests.
struct PackageManifest: Codable {
  /// A target.
  struct Target: Codable {
    var name: String
    var type: String
    var path: String?

    /// The folder of its sources, relative to the package's (SwiftPM, `PackageBuilder.swift`,
    /// `predefinedSourceDirectories`).
    var folder: String { path ?? (type == "test" ? "Tests/\(name)" : "Sources/\(name)") }
  }

  /// The package's name, after which SwiftPM names the program with its tests.
  var name: String

  var targets: [Target]

  /// Packages that this one depends on.
  private var dependencies: [Dependency]

  /// A dependency, an object with one key for its kind.
  private struct Dependency: Codable {
    struct Local: Codable {
      var path: String
    }
    var fileSystem: [Local]?
  }

  /// Whether it depends on other packages.
  var hasDependencies: Bool { !dependencies.isEmpty }

  /// The folders of those that are used where they are.
  var localDependencies: [String] { dependencies.flatMap { ($0.fileSystem ?? []).map(\.path) } }

  /// Whether there are tests.
  var hasTests: Bool { targets.contains { $0.type == "test" } }

  /// The product with all tests (SwiftPM, `PackageBuilder.swift`, `constructProducts`).
  var testProduct: String { "\(name)PackageTests" }

  /// Reads a package's manifest, or what was kept of it since it has last changed: to ask SwiftPM
  /// takes half a second.
  ///
  /// - Parameters:
  ///   - package: The package's folder.
  ///   - folder: The folder in which it is kept.
  static func read(
    _ package: String,
    keptIn folder: String,
    cancellation: Int32?
  ) throws -> PackageManifest {
    struct Kept: Codable {
      var stamp: String
      var manifest: PackageManifest
    }
    var status = stat()
    guard stat("\(package)/Package.swift", &status) == 0 else {
      throw BuildError.noPackage(package)
    }
    let time = status.st_mtim
    let stamp = "\(status.st_size) \(time.tv_sec) \(time.tv_nsec)"
    let path = "\(folder)/manifest.json"
    if let file = try? ImageFile(path: path),
      let bytes = try? file.read(at: 0, count: Int(file.size), "contents"),
      let kept = try? JSONDecoder().decode(Kept.self, from: Data(bytes)), kept.stamp == stamp
    {
      return kept.manifest
    }
    let answer = try ToolProcess.run(
      "swift",
      [
        "package", "--package-path", package, "--scratch-path", "\(folder)/package", "dump-package",
      ],
      keepsOutput: true,
      variables: PackageTests.variables,
      cancellation: cancellation
    )
    guard answer.status == 0 else {
      throw BuildError.failed("reading the manifest of \(package)", answer.status)
    }
    guard let manifest = try? JSONDecoder().decode(Self.self, from: Data(answer.output)) else {
      throw BuildError.notUnderstood("swift package dump-package")
    }
    try Toolset.makeFolder(folder)
    try FileWriting.replace(path, with: JSON.encode(Kept(stamp: stamp, manifest: manifest)))
    return manifest
  }
}
