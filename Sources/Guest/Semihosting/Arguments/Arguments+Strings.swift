extension Arguments {
  /// The longest line that ``strings()`` makes room for, in bytes.
  private static let longest = 1 << 20

  /// The words as texts, the program's name first. They take memory from the heap.
  ///
  /// - Returns: The words; what isn't UTF-8 in them is replaced. ``init(readingInto:)`` gives the
  ///   bytes as they are.
  /// - Throws: `HostError.failed(.argumentListTooLong)` for a line of a mebibyte or more, another
  ///   `HostError` if the host refuses, `.notSupported` if nobody knows the command line.
  public static func strings() throws(HostError) -> [String] {
    // The host tells that a buffer is too small, but not what would be enough.
    var size = 256
    while true {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
      defer { buffer.deallocate() }
      do throws(HostError) {
        return try Arguments(readingInto: buffer).map { String(decoding: $0, as: UTF8.self) }
      } catch {
        guard error == .failed(.argumentListTooLong), size < longest else { throw error }
        size *= 2
      }
    }
  }
}
