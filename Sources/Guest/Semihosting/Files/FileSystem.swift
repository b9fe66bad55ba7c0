/// Removes a file of the host.
///
/// - Parameter path: Its path, without zero bytes.
/// - Throws: `HostError` if the host refuses.
///
/// Source: `SYS_REMOVE (0x0E)`.
public func remove(_ path: String) throws(HostError) {
  let count = UInt(path.utf8.count)
  let result = path.withCString { Host.call(.remove, block: UInt(bitPattern: $0), count) }
  guard result == 0 else { throw HostError.last() }
}

/// Renames a file of the host.
///
/// - Parameters:
///   - path: Its path, without zero bytes.
///   - newPath: The new one. What a file that is there already means is up to the host; Unix
///     replaces it.
/// - Throws: `HostError` if the host refuses.
///
/// Source: `SYS_RENAME (0x0F)`.
public func rename(_ path: String, to newPath: String) throws(HostError) {
  let count = UInt(path.utf8.count)
  let newCount = UInt(newPath.utf8.count)
  let result = path.withCString { text in
    newPath.withCString { newText in
      Host.call(
        .rename,
        block: UInt(bitPattern: text),
        count,
        UInt(bitPattern: newText),
        newCount
      )
    }
  }
  guard result == 0 else { throw HostError.last() }
}
