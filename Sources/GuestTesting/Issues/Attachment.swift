/// Gives the host something to keep with the test's result.
public enum Attachment {
  /// Attaches bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes. The host limits how many a test may attach.
  ///   - name: The name of the host's file.
  public static func record(_ bytes: [UInt8], named name: String = "untitled") {
    bytes.withUnsafeBytes { record($0, named: name) }
  }

  /// Attaches a text, as UTF-8.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - name: The name of the host's file.
  public static func record(_ text: String, named name: String = "untitled") {
    var text = text
    text.withUTF8 { record(UnsafeRawBufferPointer($0), named: name) }
  }

  /// Attaches bytes in memory.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - name: The name of the host's file.
  public static func record(_ bytes: UnsafeRawBufferPointer, named name: String = "untitled") {
    Record.begin("A")
    Record.field(UInt64(bytes.count))
    Record.field(name)
    Record.end()
    var rest = bytes[...]
    while !rest.isEmpty {
      Record.begin("a ")
      for byte in rest.prefix(128) { Record.hexadecimal(byte) }
      Record.end()
      rest = rest.dropFirst(128)
    }
  }
}
