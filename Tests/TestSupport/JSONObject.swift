import Foundation

/// The object in a JSON file, as any reader sees it.
package func jsonObject(at url: URL) throws -> [String: Any] {
  let value = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
  guard let object = value as? [String: Any] else { throw TestError("\(url.path) has no object") }
  return object
}
