import HostSupport

extension FileWriting {
  /// Replaces a file, unless it has the contents already: its date says when they have changed.
  package static func update(_ path: String, with bytes: [UInt8]) throws(FileError) {
    if let file = try? ImageFile(path: path), file.size == UInt64(bytes.count),
      let present = try? file.read(at: 0, count: bytes.count, "contents"), present == bytes
    {
      return
    }
    try replace(path, with: bytes)
  }
}
