import FoundationEssentials

/// What `swift package describe --type json` says of a package, as far as it matters here.
struct PackageDescription: Decodable {
  struct Product: Decodable {
    var name: String
    var targets: [String]
    var type: ProductType
  }

  struct Target: Decodable {
    var name: String
    /// Targets of the package.
    var targetDependencies: [String]?
    /// Products of other packages.
    var productDependencies: [String]?

    private enum CodingKeys: String, CodingKey {
      case name
      case targetDependencies = "target_dependencies"
      case productDependencies = "product_dependencies"
    }
  }

  /// An object with one key, the type's name.
  struct ProductType: Decodable {
    var isExecutable: Bool

    private enum CodingKeys: CodingKey {
      case executable
    }

    init(from decoder: any Decoder) throws {
      isExecutable = try decoder.container(keyedBy: CodingKeys.self).contains(.executable)
    }
  }

  /// The library that makes a program one of on-target tests.
  private static let testing = "GuestTesting"

  var products: [Product]
  var targets: [Target]

  init(json: [UInt8]) throws(BuildError) {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(json))
    } catch {
      throw .notUnderstood("swift package describe")
    }
  }

  /// The names of the executable products, those that SwiftPM makes of executable targets among
  /// them.
  ///
  /// - Parameter testing: Whether those with on-target tests are meant, or the others.
  func executables(testing: Bool) -> [String] {
    products.filter { $0.type.isExecutable && isTesting($0) == testing }.map(\.name)
  }

  /// Whether a product has on-target tests.
  private func isTesting(_ product: Product) -> Bool {
    var seen: Set<String> = []
    var waiting = product.targets
    while let name = waiting.popLast() {
      guard seen.insert(name).inserted, let target = targets.first(where: { $0.name == name })
      else { continue }
      if target.productDependencies?.contains(Self.testing) == true { return true }
      waiting += target.targetDependencies ?? []
    }
    return false
  }
}
