/// The guest's arguments as one line, which is all that QEMU hands on.
///
/// Documentation/ABI/guest-arguments.md has the grammar, and whom it agrees with.
/// `CommandLineDivision` of Semihosting is the other half.
package enum GuestArguments {
  /// The most bytes of a line on x86, without the zero byte behind it.
  ///
  /// QEMU's option ROM for PVH copies any line into a buffer of 4096 bytes and doesn't check
  /// (`pc-bios/optionrom/pvh_main.c`, 7.2 and 10.0).
  package static let mostOnX86 = 4095

  /// The line that a guest divides into these words.
  ///
  /// - Parameter words: The words, without zero bytes.
  package static func line(_ words: [String]) -> String {
    words.map(quoted).joined(separator: " ")
  }

  /// Refuses a line that a machine can't get.
  package static func check(line: String, for machine: Machine) throws(LaunchError) {
    guard !machine.architecture.hasSemihosting else { return }
    let count = line.utf8.count
    guard count <= mostOnX86 else { throw .argumentsTooLong(count, most: mostOnX86) }
  }

  /// A word as it stands in the line: unchanged if it can be.
  package static func quoted(_ word: String) -> String {
    guard needsQuotes(word) else { return word }
    // By bytes: a mark and a combining character behind it are one `Character`.
    var line: [UInt8] = []
    var rest = [UInt8](word.utf8)[...]
    repeat {
      // One mark can't quote itself: the part ends at the next one, which the other kind quotes.
      let first = rest.first { $0 == singleMark || $0 == doubleMark }
      let mark = first == doubleMark ? singleMark : doubleMark
      let part = rest.prefix { $0 != mark }
      line += [mark] + part + [mark]
      rest = rest.dropFirst(part.count)
    } while !rest.isEmpty
    return String(decoding: line, as: UTF8.self)
  }

  private static let singleMark = UInt8(ascii: "'")
  private static let doubleMark = UInt8(ascii: "\"")

  /// Whether a guest would take something else for the word: nothing, several words, or what the
  /// marks stand around. Of white space, spaces alone divide words for Semihosting, but there are C
  /// libraries for which the rest does.
  private static func needsQuotes(_ word: String) -> Bool {
    guard let first = word.utf8.first else { return true }
    return first == singleMark || first == doubleMark
      || word.utf8.contains { byte in byte == UInt8(ascii: " ") || (9...13).contains(byte) }
  }
}
