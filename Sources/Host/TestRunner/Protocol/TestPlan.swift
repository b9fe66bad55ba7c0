/// The indices of tests, as the guest gets them: `0+3-9+2`.
///
/// Source: `Documentation/ABI/test-protocol.md`, version 1, "To the guest".
struct TestPlan: Equatable {
  /// The text.
  package private(set) var text = ""

  /// How many of the indices are in it: all, or those at the beginning that fit.
  package private(set) var count = 0

  /// Makes a plan of as many indices as fit.
  ///
  /// - Parameters:
  ///   - indices: Indices of tests, in the order in which to run them.
  ///   - limit: The most bytes that the text may have; it has at least one index in any case.
  init(_ indices: [Int], limit: Int) {
    var start = 0
    while start < indices.count {
      var end = start + 1
      while end < indices.count, indices[end] == indices[end - 1] + 1 { end += 1 }
      let range = "\(indices[start])" + (end - start > 1 ? "-\(indices[end - 1])" : "")
      let addition = (text.isEmpty ? "" : "+") + range
      guard text.isEmpty || text.utf8.count + addition.utf8.count <= limit else { return }
      text += addition
      count = end
      start = end
    }
  }
}
