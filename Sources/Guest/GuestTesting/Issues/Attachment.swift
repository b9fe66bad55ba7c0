/// Something that the host keeps with the test's result.
public struct Attachment<AttachableValue: Attachable> {
  /// What is kept.
  public var attachableValue: AttachableValue

  /// The name of the host's file.
  public var preferredName: String

  /// Makes an attachment.
  ///
  /// - Parameters:
  ///   - attachableValue: What is kept.
  ///   - preferredName: The name of the host's file.
  ///   - sourceLocation: Where it is made.
  public init(
    _ attachableValue: AttachableValue,
    named preferredName: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    self.attachableValue = attachableValue
    self.preferredName = preferredName ?? AttachableValue._untitled
  }

  /// Attaches something to the test.
  ///
  /// - Parameters:
  ///   - attachment: What is kept. The host limits how many bytes a test may attach.
  ///   - sourceLocation: Where it is attached.
  public static func record(
    _ attachment: consuming Attachment<AttachableValue>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do throws(_AnyError) {
      try attachment.attachableValue.withUnsafeBytes(for: attachment) { (bytes) throws(_AnyError) in
        writeAttachment(bytes, named: attachment.preferredName)
      }
    } catch {
      if !error.isRecorded { Issue.recordCaught(error.text, nil, sourceLocation) }
    }
  }

  /// Attaches a value to the test.
  ///
  /// - Parameters:
  ///   - attachableValue: What is kept. The host limits how many bytes a test may attach.
  ///   - preferredName: The name of the host's file.
  ///   - sourceLocation: Where it is attached.
  public static func record(
    _ attachableValue: AttachableValue,
    named preferredName: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    record(
      Attachment(attachableValue, named: preferredName, sourceLocation: sourceLocation),
      sourceLocation: sourceLocation
    )
  }
}

/// Writes an attachment's records.
private func writeAttachment(_ bytes: UnsafeRawBufferPointer, named name: String) {
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
