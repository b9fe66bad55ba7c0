/// An error of any type, which takes the place of `any Error` in tests: Embedded Swift can't make
/// values of that. What prepares sources for bare metal gives it to `throws` without a type.
public struct _AnyError: Error, @unchecked Sendable {
  let box: ErrorBox
  /// The error's description, when it was thrown.
  let text: String
  /// The name of its type; empty if it isn't known.
  let name: StaticString
  /// Whether why it is thrown has been recorded.
  let isRecorded: Bool

  /// The error's description.
  public var localizedDescription: String { text }
}

extension _AnyError: CustomTestStringConvertible, CustomStringConvertible {
  /// The error's description.
  public var testDescription: String { text }

  /// The error's description, without the period before the name of an enumeration's case.
  public var description: String {
    text.utf8.first == UInt8(ascii: ".") ? String(text.dropFirst()) : text
  }
}

/// Holds an error whose type isn't known.
class ErrorBox {
  init() {}
}

/// Holds an error of a type.
final class TypedErrorBox<E: Error>: ErrorBox {
  let error: E

  init(_ error: E) {
    self.error = error
    super.init()
  }
}
