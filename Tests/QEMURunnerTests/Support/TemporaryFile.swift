import Foundation

@testable import QEMURunner

/// Calls a function with a file of these contents, which is removed afterwards.
func withFile<Result>(
  _ contents: some Sequence<UInt8>,
  _ body: (String) throws -> Result
) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appending(path: "qemu-exit-unit-\(UUID())")
  try Data(contents).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url.path)
}

/// The error that reading an image of these contents gives, or nil.
func imageError(
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
