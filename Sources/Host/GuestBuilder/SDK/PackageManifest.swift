import FoundationEssentials
import Glibc
import HostSupport
import ObjectFile

/// What a package's manifest says, as far as it matters for its programs and tests.
struct PackageManifest: Codable {
  /// What SwiftPM's environment has when it builds guests: what keeps it from writing the options of
  /// traits in another order each time, by which all would be compiled again; and what manifests can
  /// ask for.
  static let variables = ["SWIFT_DETERMINISTIC_HASHING": "1", "QEMU_EXIT_GUEST": "1"]

  /// A product.
  struct Product: Codable {
    package var name: String
    package var targets: [String]
    /// An object with one key, the type's name.
    package var type: [String: Ignored]

    var isExecutable: Bool { type["executable"] != nil }
  }

  /// What is of no interest.
  struct Ignored: Codable {
    init(from decoder: any Decoder) {}

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    }
  }

  /// A target.
  package struct Target: Codable {
    package var name: String
    package var type: String
    package var path: String?
    var dependencies: [Dependency]?

    /// A dependency, an object with one key for its kind and a list that begins with a name.
    struct Dependency: Codable {
      package var name: String?

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let name = try? container.decode(String.self) {
          self.name = name
        } else {
          struct First: Decodable {
            var name: String?

            init(from decoder: any Decoder) throws {
              var list = try decoder.unkeyedContainer()
              name = try? list.decode(String.self)
            }
          }
          name = try container.decode([String: First].self).values.first?.name
        }
      }

      package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
      }
    }

    /// The folder of its sources, relative to the package's (SwiftPM, `PackageBuilder.swift`,
    /// `predefinedSourceDirectories`).
    package var folder: String { path ?? (type == "test" ? "Tests/\(name)" : "Sources/\(name)") }
  }

  /// The package's name, after which SwiftPM names the program with its tests.
  package var name: String

  package var targets: [Target]

  private var products: [Product]

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

  /// The names of the executable products, those that SwiftPM makes of executable targets among them
  /// (SwiftPM, `PackageBuilder.swift`, `constructProducts`).
  var executables: [String] {
    let declared = products.filter(\.isExecutable)
    let covered = Set(declared.flatMap(\.targets))
    let others = targets.filter { $0.type == "executable" && !covered.contains($0.name) }
    return declared.map(\.name) + others.map(\.name)
  }

  /// Whether targets depend on the libraries that Swift SDKs have, and which the package brings then.
  var dependsOnGuestLibraries: Bool {
    targets.contains { target in
      (target.dependencies ?? []).contains { $0.name.map(Self.guestLibraries.contains) ?? false }
    }
  }

  private static let guestLibraries = ["QEMUExit", "Semihosting", "BareMetal", "CQEMUExit"]

  /// Whether there are tests.
  var hasTests: Bool { targets.contains { $0.type == "test" } }

  /// The product with all tests (SwiftPM, `PackageBuilder.swift`, `constructProducts`).
  var testProduct: String { "\(name)PackageTests" }

  /// Reads what `swift package dump-package` says.
  init(json: [UInt8]) throws(BuildError) {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(json))
    } catch {
      throw .notUnderstood("swift package dump-package")
    }
  }

  /// Reads a package's manifest, or what was kept of it since it has last changed: to ask SwiftPM
  /// takes half a second.
  ///
  /// - Parameters:
  ///   - package: The package's folder.
  ///   - folder: The folder in which it is kept.
  package static func read(
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
      variables: variables,
      cancellation: cancellation
    )
    guard answer.status == 0 else {
      throw BuildError.failed("reading the manifest of \(package)", answer.status)
    }
    let manifest = try PackageManifest(json: answer.output)
    try FileWriting.makeFolder(folder)
    try FileWriting.replace(path, with: JSON.encode(Kept(stamp: stamp, manifest: manifest)))
    return manifest
  }
}
