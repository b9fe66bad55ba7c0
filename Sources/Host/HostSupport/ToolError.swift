/// An error that `qemu-exit` tells in the error's own words, and without a word about its usage.
///
/// A description says what is wrong, with what, and what to do about it. It may have a stranger's words
/// in it, such as an image's or a path: whoever writes it to a terminal writes its ``Swift/String/onLines``.
public protocol ToolError: Error, CustomStringConvertible {
  /// The status that `qemu-exit` ends with.
  ///
  /// Source: `Documentation/ABI/exit-codes.md`, version 1.
  var exitStatus: Int32 { get }
}

extension ToolError {
  /// Nothing ran.
  public var exitStatus: Int32 { 125 }
}
