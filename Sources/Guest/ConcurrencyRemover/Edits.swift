#if canImport(SwiftParser)
  /// Changes of a source that leave each statement at its line, and at its column or a multiple of 1000
  /// columns to the right of that, which the macros know.
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

    /// Says that what begins somewhere is to be at its column.
    mutating func anchor(_ offset: Int) { anchors.insert(offset) }

    private static let period = 1000

    /// The changed source.
    func applied(to bytes: [UInt8]) -> [UInt8] {
      let sorted = edits.indices.sorted { first, second in
        let (a, b) = (edits[first], edits[second])
        return (a.offset, a.isInside ? 1 : 0, first) < (b.offset, b.isInside ? 1 : 0, second)
      }
      var rest = sorted[...]
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count * 2)
      // How much farther to the right what comes next is.
      var shift = 0
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
          shift += edit.text.utf8.count - edit.length
        }
      }
      while true {
        apply(inside: false)
        if offset < bytes.count, anchors.contains(offset), shift % Self.period != 0 {
          let period = Self.period
          let space = (period - (shift % period + period) % period) % period
          result += repeatElement(UInt8(ascii: " "), count: space)
          shift += space
        }
        apply(inside: true)
        guard offset < bytes.count else { break }
        let byte = bytes[offset]
        if skipped == 0 { result.append(byte) } else { skipped -= 1 }
        if byte == UInt8(ascii: "\n") {
          // What was replaced has had no line feeds put into its place.
          if result.last != byte { result.append(byte) }
          shift = 0
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
