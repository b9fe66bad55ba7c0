import ObjectFile

/// A line that says what happens, as Swift Testing says it.
///
/// Source: swift-testing 6.3, `Sources/Testing/Events/Recorder/Event.HumanReadableOutputRecorder`
/// and `Event.Symbol`; seen on the `swift test` of Swift 6.3.1.
struct TestMessage: Equatable {
  /// What is before the line: a character on terminals, a word in the event stream.
  enum Symbol: String {
    case `default`, skip, pass, passWithKnownIssue, fail, warning, details, difference
    case attachment = "_attachment"

    /// The character.
    var character: String {
      switch self {
      case .default: "◇"
      case .skip: "➜"
      case .pass: "✔"
      case .passWithKnownIssue: "━"
      case .fail: "✘"
      case .warning: "⚠\u{FE0E}"
      case .details: "↳"
      case .difference: "±"
      case .attachment: "⎙"
      }
    }

    /// The terminal's code for its colour.
    var color: String {
      switch self {
      case .default, .skip, .passWithKnownIssue, .details, .difference: "90"
      case .pass: "92"
      case .fail: "91"
      case .warning: "93"
      case .attachment: "94"
      }
    }

    /// What begins the line of something that has ended.
    init(_ count: IssueCount) {
      self = count.failures > 0 ? .fail : count.known > 0 ? .passWithKnownIssue : .pass
    }
  }

  var symbol: Symbol
  package var text: String

  init(_ symbol: Symbol, _ text: String) {
    self.symbol = symbol
    self.text = text
  }

  /// The line for a terminal.
  package func line(hasColor: Bool) -> String {
    guard hasColor else { return "\(symbol.character) \(text)\n" }
    // Details are grey as a whole.
    if symbol == .details { return "\u{1B}[90m\(symbol.character) \(text)\u{1B}[0m\n" }
    return "\u{1B}[\(symbol.color)m\(symbol.character)\u{1B}[0m \(text)\n"
  }
}
