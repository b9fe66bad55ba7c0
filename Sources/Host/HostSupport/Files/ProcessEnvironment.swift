import Glibc

/// This program's environment.
package enum ProcessEnvironment {
  /// The value of a variable; nil if it isn't set, or empty.
  package static func value(of name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
