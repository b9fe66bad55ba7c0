/// What a macro's expansion says about an expectation, in one text: `FILE LINE COLUMN`, a line
/// feed, and the source, in which U+0001 and U+0002 enclose the operands whose values are known,
/// or U+0003 and U+0002 where there are parentheses around an operand already.
struct Site {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: Int

  init(_ text: StaticString) {
    bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    separator = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
  }

  /// Writes the place, which is three fields.
  func writePlace() {
    Record.write(UnsafeBufferPointer(rebasing: bytes[..<separator]))
  }

  /// Writes the source as it is.
  func writeSource() {
    guard separator < bytes.endIndex else { return }
    Record.write(UnsafeBufferPointer(rebasing: bytes[(separator + 1)...]))
  }

  /// Writes the place and what follows it, as fields.
  func writeAll() {
    writePlace()
    Record.space()
    writeSource()
  }

  /// Writes the source with the values of operands. One whose text is the source's own, or empty,
  /// isn't repeated.
  func writeSource(_ values: [String]) {
    guard separator < bytes.endIndex else { return }
    var position = separator + 1
    var next = 0
    while position < bytes.endIndex {
      let mark = bytes[position]
      guard mark == 1 || mark == 3 else {
        Record.write(bytes[position])
        position += 1
        continue
      }
      let end = bytes[position...].firstIndex(of: 2) ?? bytes.endIndex
      let operand = UnsafeBufferPointer(rebasing: bytes[(position + 1)..<end])
      let value = next < values.count ? values[next] : ""
      if value.utf8.isEmpty || isSame(value, operand) {
        Record.write(operand)
      } else {
        if mark == 1 { Record.write("(") }
        Record.write(operand)
        Record.write(" → ")
        Record.write(value)
        if mark == 1 { Record.write(")") }
      }
      next += 1
      position = end + 1
    }
  }

  private func isSame(_ value: String, _ operand: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.utf8.count == operand.count else { return false }
    var index = 0
    for byte in value.utf8 {
      if byte != operand[index] { return false }
      index += 1
    }
    return true
  }
}
