import HostSupport

/// Tells people what tests do, in the words and with the symbols of `swift test`.
public struct TestConsoleRecorder {
  private let messages: TestMessages
  private let isVerbose: Bool
  private let hasColor: Bool

  /// What is shown of what a test wrote; --verbose shows all that was kept.
  private static let mostBytes = 4 << 10

  /// - Parameters:
  ///   - sessions: The images and machines.
  ///   - isVerbose: Whether to tell more: cases, values of operands, and what tests write that
  ///     pass.
  ///   - hasColor: Whether the text is for a terminal that shows colours.
  public init(_ sessions: [TestSession], isVerbose: Bool, hasColor: Bool) {
    messages = TestMessages(sessions, isVerbose: isVerbose)
    self.isVerbose = isVerbose
    self.hasColor = hasColor
  }

  /// The text for something that has happened: no line or some.
  public func text(for event: TestEvent) -> String {
    let lines = messages.messages(for: event).map { $0.line(hasColor: hasColor) }.joined()
    switch event.kind {
    case .testEnded(let result) where isVerbose || result.hasFailed:
      return output(result.output) + lines
    case .sessionFailed(let failure): return lines + output(failure.output)
    default: return lines
    }
  }

  /// What a guest has written, a line each, without what makes a terminal do anything.
  private func output(_ excerpt: Excerpt) -> String {
    guard !excerpt.isEmpty else { return "" }
    let text = (isVerbose ? excerpt : excerpt.shortened(to: Self.mostBytes)).text
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return TestMessage(.details, "Output:").line(hasColor: hasColor)
      + lines.map { "  \(String($0).onOneLine)\n" }.joined()
  }
}
