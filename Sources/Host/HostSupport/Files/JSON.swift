import FoundationEssentials

/// JSON as this package writes it.
package enum JSON {
  /// A value as JSON, keys in alphabetical order, with a newline at its end.
  package static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
  }
}
