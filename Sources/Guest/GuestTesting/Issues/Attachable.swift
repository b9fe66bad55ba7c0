/// What can be attached to a test.
public protocol Attachable {
  /// The name of a file with such a value that has none of its own.
  static var _untitled: String { get }

  /// Calls a function with the bytes that are kept.
  func withUnsafeBytes<R>(
    for attachment: borrowing Attachment<Self>,
    _ body: (UnsafeRawBufferPointer) throws(_AnyError) -> R
  ) throws(_AnyError) -> R
}

extension Attachable {
  /// The name of a file with such a value that has none of its own.
  public static var _untitled: String { "untitled" }
}

extension Array: Attachable where Element == UInt8 {
  /// Calls a function with the array's bytes.
  public func withUnsafeBytes<R>(
    for attachment: borrowing Attachment<Self>,
    _ body: (UnsafeRawBufferPointer) throws(_AnyError) -> R
  ) throws(_AnyError) -> R {
    try withUnsafeBufferPointer { (bytes) throws(_AnyError) in
      try body(UnsafeRawBufferPointer(bytes))
    }
  }
}

extension ContiguousArray: Attachable where Element == UInt8 {
  /// Calls a function with the array's bytes.
  public func withUnsafeBytes<R>(
    for attachment: borrowing Attachment<Self>,
    _ body: (UnsafeRawBufferPointer) throws(_AnyError) -> R
  ) throws(_AnyError) -> R {
    try withUnsafeBufferPointer { (bytes) throws(_AnyError) in
      try body(UnsafeRawBufferPointer(bytes))
    }
  }
}

extension ArraySlice: Attachable where Element == UInt8 {
  /// Calls a function with the slice's bytes.
  public func withUnsafeBytes<R>(
    for attachment: borrowing Attachment<Self>,
    _ body: (UnsafeRawBufferPointer) throws(_AnyError) -> R
  ) throws(_AnyError) -> R {
    try withUnsafeBufferPointer { (bytes) throws(_AnyError) in
      try body(UnsafeRawBufferPointer(bytes))
    }
  }
}

extension UnsafeRawBufferPointer: Attachable {
  /// Calls a function with the bytes.
  public func withUnsafeBytes<R>(
    for attachment: borrowing Attachment<Self>,
    _ body: (UnsafeRawBufferPointer) throws(_AnyError) -> R
  ) throws(_AnyError) -> R {
    try body(self)
  }
}

extension String: Attachable {
  /// The name of a file with a text.
  public static var _untitled: String { "untitled.txt" }

  /// Calls a function with the text's bytes, as UTF-8.
  public func withUnsafeBytes<R>(
    for attachment: borrowing Attachment<Self>,
    _ body: (UnsafeRawBufferPointer) throws(_AnyError) -> R
  ) throws(_AnyError) -> R {
    try Array(utf8).withUnsafeBufferPointer { (bytes) throws(_AnyError) in
      try body(UnsafeRawBufferPointer(bytes))
    }
  }
}

extension Substring: Attachable {
  /// The name of a file with a text.
  public static var _untitled: String { "untitled.txt" }

  /// Calls a function with the text's bytes, as UTF-8.
  public func withUnsafeBytes<R>(
    for attachment: borrowing Attachment<Self>,
    _ body: (UnsafeRawBufferPointer) throws(_AnyError) -> R
  ) throws(_AnyError) -> R {
    try Array(utf8).withUnsafeBufferPointer { (bytes) throws(_AnyError) in
      try body(UnsafeRawBufferPointer(bytes))
    }
  }
}
