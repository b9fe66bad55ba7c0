import FoundationEssentials

/// What `swift package describe --type json` says of a package, as far as it matters here.
struct PackageDescription: Decodable {
  struct Target: Decodable {
    var name: String
    var type: String
  }

  var targets: [Target]

  init(json: [UInt8]) throws(BuildError) {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(json))
    } catch {
      throw .notUnderstood("swift package describe")
    }
  }

  /// The names of the executable targets.
  var executables: [String] {
    targets.filter { $0.type == "executable" }.map(\.name)
  }
}
