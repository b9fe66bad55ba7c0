/// Divides a command line into words, in its place.
///
/// Words are separated by spaces. One that begins with a quotation mark, single or double, goes up
/// to the next mark of the same kind; further quoted parts may follow it directly. Anywhere else
/// marks, and backslashes everywhere, stand for themselves.
///
/// Documentation/ABI/guest-arguments.md has the grammar, and whom it agrees with. `GuestArguments`
/// of the runner is the other half.
struct CommandLineDivision {
  private let line: UnsafeMutableBufferPointer<UInt8>

  /// Where the next byte comes from.
  private var position = 0

  /// Behind the words so far, each of which ends with a zero byte.
  private(set) var end = 0

  /// Begins with a line, which ends at the first zero byte.
  init(_ line: UnsafeMutableBufferPointer<UInt8>) {
    self.line = line
  }

  /// The next byte; 0 at the end of the line.
  private var next: UInt8 { line[position] }

  /// Moves the next word to the end of the others.
  ///
  /// - Returns: Whether there was one.
  mutating func divide() -> Bool {
    while next == UInt8(ascii: " ") { position += 1 }
    guard next != 0 else { return false }
    if isMark(next) {
      while isMark(next) { takeQuoted() }
    } else {
      take(until: UInt8(ascii: " "))
      // The word's zero byte may take the place of the space; the line's end takes itself.
      if next != 0 { position += 1 }
    }
    line[end] = 0
    end += 1
    return true
  }

  private func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  /// Takes a part in quotation marks; one without a second mark goes to the end of the line.
  private mutating func takeQuoted() {
    let mark = next
    position += 1
    take(until: mark)
    if next == mark { position += 1 }
  }

  /// Moves bytes up to one that stays.
  private mutating func take(until last: UInt8) {
    while next != 0, next != last {
      line[end] = line[position]
      end += 1
      position += 1
    }
  }
}
