/// Looks for patterns in lines, one after the other, while the lines come.
package struct LineSearch {
  private let patterns: [ConsolePattern]
  private var matches: ((String) -> Bool)?
  private var line: [UInt8] = []

  /// What a longer line has is taken for several lines.
  private static let longestLine = 64 << 10

  package init(_ patterns: [ConsolePattern]) {
    self.patterns = patterns
    matches = patterns.first?.matcher()
  }

  /// How many patterns were found.
  package private(set) var found = 0

  /// Whether all were.
  package var isComplete: Bool { found == patterns.count }

  /// Reads on.
  package mutating func read(_ bytes: some Sequence<UInt8>) {
    for byte in bytes where matches != nil {
      if byte != UInt8(ascii: "\n") { line.append(byte) }
      if byte == UInt8(ascii: "\n") || line.count == Self.longestLine { endLine() }
    }
  }

  /// Notes that nothing more comes.
  package mutating func finish() {
    if !line.isEmpty { endLine() }
  }

  private mutating func endLine() {
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if matches?(String(decoding: line, as: UTF8.self)) == true {
      found += 1
      matches = isComplete ? nil : patterns[found].matcher()
    }
    line.removeAll(keepingCapacity: true)
  }
}
