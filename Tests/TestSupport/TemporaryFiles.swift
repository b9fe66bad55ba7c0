import Foundation

@testable import ObjectFile
@testable import QEMURunner

/// Calls a function with a new folder, which is removed afterwards.
package func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appending(path: "qemu-exit-unit-\(UUID())")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url)
}

/// Calls a function with a file of these contents, which is removed afterwards.
package func withFile<Result>(
  _ contents: some Sequence<UInt8>,
  _ body: (String) throws -> Result
) throws -> Result {
  try withFolder { folder in
    let url = folder.appending(path: "file")
    try Data(contents).write(to: url)
    return try body(url.path)
  }
}

/// The error that reading an image of these contents gives, or nil.
package func imageError(
  _ contents: some Sequence<UInt8>,
  architecture: Architecture? = nil
) throws -> ImageError? {
  try withFile(contents) { path in
    do throws(ImageError) {
      _ = try Image(path: path, architecture: architecture)
      return nil
    } catch {
      return error
    }
  }
}
