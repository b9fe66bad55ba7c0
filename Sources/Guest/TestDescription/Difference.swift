// How two collections differ that were to be equal. Which of these is meant is decided where the macro's
// expansion is.

/// Tells what of the first collection isn't in the second, and the other way round.
public func _difference<C: BidirectionalCollection>(_ first: C, _ second: C) -> String
where C.Element: Equatable & CustomTestStringConvertible {
  var inserted: [C.Element] = []
  var removed: [C.Element] = []
  for change in first.difference(from: second) {
    switch change {
    case .insert(_, let element, _): inserted.append(element)
    case .remove(_, let element, _): removed.append(element)
    }
  }
  // Removals are told from the last one.
  removed.reverse()
  var parts: [String] = []
  if !inserted.isEmpty { parts.append("inserted " + inserted.testDescription) }
  if !removed.isEmpty { parts.append("removed " + removed.testDescription) }
  var text = ""
  for part in parts { text += text.utf8.isEmpty ? part : ", " + part }
  return text
}

/// Nothing: texts aren't taken apart.
public func _difference(_ first: String, _ second: String) -> String { "" }

/// Nothing: texts aren't taken apart.
public func _difference(_ first: Substring, _ second: Substring) -> String { "" }

/// Nothing: ranges aren't taken apart.
public func _difference<Bound: Strideable & CustomTestStringConvertible>(
  _ first: Range<Bound>,
  _ second: Range<Bound>
) -> String where Bound.Stride: SignedInteger { "" }

/// Nothing: ranges aren't taken apart.
public func _difference<Bound: Strideable & CustomTestStringConvertible>(
  _ first: ClosedRange<Bound>,
  _ second: ClosedRange<Bound>
) -> String where Bound.Stride: SignedInteger { "" }

/// Nothing: other values aren't taken apart.
@_disfavoredOverload
public func _difference<A>(_ first: A, _ second: A) -> String { "" }

/// Nothing: other values aren't taken apart.
@_disfavoredOverload
public func _difference<A, B>(_ first: A, _ second: B) -> String { "" }
