import Foundation
import Testing

/// The object in a JSON file, as any reader sees it.
func jsonObject(at url: URL) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
}
