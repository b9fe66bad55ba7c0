import FoundationEssentials

/// What `swift package describe --type json` says of a package, as far as it matters here.
struct PackageDescription: Decodable {
  struct Product: Decodable {
    var name: String
    var type: ProductType
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

  var products: [Product]

  init(json: [UInt8]) throws(BuildError) {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(json))
    } catch {
      throw .notUnderstood("swift package describe")
    }
  }

  /// The names of the executable products, those that SwiftPM makes of executable targets among
  /// them.
  var executables: [String] {
    products.filter(\.type.isExecutable).map(\.name)
  }
}
