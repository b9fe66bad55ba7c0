/// What the sources are made to refer to.
enum Names {
  /// The error that takes the place of any error.
  static let error = "GuestTesting._AnyError"

  /// What makes an error one of any type, around its expression.
  static let erase = (
    "GuestTesting._erased(", ", { GuestTesting._describe($0) }, { GuestTesting._name($0) })"
  )

  /// What ends a statement whose errors are made such ones.
  static let erasing = " } catch { throw \(erase.0)error\(erase.1) }"

  /// The type of the errors of what throws what its arguments do.
  static let rethrown = "_QXRethrown"
}
