#if canImport(SwiftParser)
  /// Changes of a source that leave each statement at its line and column.
  struct Edits {
    private struct Edit {
      var offset: Int
      var length: Int
      var text: String
      /// Whether it is behind what is to be at its line and column there.
      var isInside: Bool
    }

    private var edits: [Edit] = []
    private var anchors: Set<Int> = []

    /// Puts spaces in the place of what is there.
    mutating func blank(_ range: Range<Int>) {
      replace(range, by: String(repeating: " ", count: range.count))
    }

    /// Replaces what is there. What is put at the same place is there in the order in which it is put.
    mutating func replace(_ range: Range<Int>, by text: String, isInside: Bool = true) {
      edits.append(
        Edit(offset: range.lowerBound, length: range.count, text: text, isInside: isInside)
      )
    }

    ///
    /// - Parameter isInside: Whether it is part of a statement that begins there.
    mutating func insert(_ text: String, at offset: Int, isInside: Bool = false) {
      replace(offset..<offset, by: text, isInside: isInside)
    }

    /// Says that what begins somewhere is to be at its line and column, and that a line may begin there.
    mutating func anchor(_ offset: Int) { anchors.insert(offset) }

    /// The changed source.
    ///
    /// - Parameters:
    ///   - path: The source's path, which is told of where a line of it is cut in two.
    ///   - bytes: The source.
    func applied(to bytes: [UInt8], path: String) -> [UInt8] {
      let sorted = edits.indices.sorted { first, second in
        let (a, b) = (edits[first], edits[second])
        return (a.offset, a.isInside ? 1 : 0, first) < (b.offset, b.isInside ? 1 : 0, second)
      }
      var rest = sorted[...]
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count * 2)
      var (line, column, isMoved) = (1, 0, false)
      var offset = 0
      var skipped = 0
      func apply(inside: Bool) {
        while let next = rest.first, edits[next].offset <= offset,
          inside || !edits[next].isInside
        {
          rest.removeFirst()
          let edit = edits[next]
          result += edit.text.utf8
          skipped = max(skipped, edit.offset + edit.length - offset)
          if edit.text.utf8.count != edit.length { isMoved = true }
        }
      }
      while true {
        apply(inside: false)
        if offset < bytes.count, isMoved, anchors.contains(offset) {
          result += "\n#sourceLocation(file: \(Self.literal(path)), line: \(line))\n".utf8
          result += repeatElement(UInt8(ascii: " "), count: column)
          isMoved = false
        }
        apply(inside: true)
        guard offset < bytes.count else { break }
        let byte = bytes[offset]
        if skipped == 0 { result.append(byte) } else { skipped -= 1 }
        if byte == UInt8(ascii: "\n") {
          // What was replaced has had no line feeds put into its place.
          if result.last != byte { result.append(byte) }
          (line, column, isMoved) = (line + 1, 0, false)
        } else {
          column += 1
        }
        offset += 1
      }
      return result
    }

    static func literal(_ text: String) -> String {
      var result = "\""
      for character in text {
        if character == "\"" || character == "\\" { result.append("\\") }
        result.append(character)
      }
      return result + "\""
    }
  }
#endif
