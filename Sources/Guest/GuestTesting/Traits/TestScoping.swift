/// A trait that runs code around tests. A guest's traits are read from the source, and run nothing.
@available(
  *,
  unavailable,
  message: "a guest's traits can't run code: write it in 'init' and 'deinit'"
)
public protocol TestScoping: Sendable {}
