#if CommandLineTool
  import HostSupport

  /// One line at the end of a terminal that is written again and again. Without a terminal on
  /// standard error there's none.
  struct StatusLine {
    private let terminal = Terminal.standardError
    private let isShown: Bool
    private var text = ""
    private var last: ContinuousClock.Instant?

    private static let interval = Duration.milliseconds(100)

    init() {
      let isDumb = ProcessEnvironment.value(of: "TERM").map { $0 == "dumb" } ?? true
      isShown = terminal.isTerminal && !isDumb
    }

    /// Writes a text over the line, but not more often than people can read.
    mutating func show(_ text: String) {
      let now = ContinuousClock.now
      guard isShown, last.map({ now - $0 >= Self.interval }) ?? true || self.text.isEmpty else {
        return
      }
      last = now
      self.text = text
      // A line that is too long would go on in the next one, and stay there.
      terminal.write("\r\u{1B}[K" + String(text.prefix(terminal.width - 1)))
    }

    /// Removes the line, for others to be written.
    mutating func clear() {
      guard !text.isEmpty else { return }
      terminal.write("\r\u{1B}[K")
      text = ""
    }
  }
#endif
