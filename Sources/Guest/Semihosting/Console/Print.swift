#if hasFeature(Embedded)
  /// Prints a value to a stream: Swift's function of the name, which Embedded Swift hasn't got.
  ///
  /// ```swift
  /// print(42, to: &standardError)
  /// ```
  ///
  /// - Parameters:
  ///   - item: The value; its description is written. A constant text needs no heap.
  ///   - terminator: What follows.
  ///   - output: The stream.
  public func print<Item: CustomStringConvertible, Target: TextOutputStream>(
    _ item: Item,
    terminator: String = "\n",
    to output: inout Target
  ) {
    output.write(item.description)
    output.write(terminator)
  }
#endif
