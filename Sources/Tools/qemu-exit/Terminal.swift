#if CommandLineTool
  import CHostSupport
  import Glibc
  import HostSupport
  import Synchronization

  /// A stream that people may be reading: coloured if it's a terminal and `NO_COLOR` isn't set.
  struct Terminal: Sendable {
    static let standardOutput = Terminal(descriptor: 1)
    static let standardError = Terminal(descriptor: 2)

    let descriptor: Int32
    let isTerminal: Bool
    let hasColor: Bool

    /// How long nobody may take what is said, after which it is lost; nil for ever.
    ///
    /// Of what a command is called for, whoever reads it sets the time, as long as that needn't be a
    /// terminal that was stopped. All else mustn't keep this program from its end.
    var patience: Duration?

    private let stream = Stream()

    /// How long anything but results waits for its reader.
    static let shortPatience = Duration.seconds(5)

    /// Whether this program was started so that it ends when it writes where nobody reads any more.
    static let endsWithReader = isDefault(SIGPIPE)

    /// The stream's state, which all that write to it share.
    private final class Stream: Sendable {
      let state = Mutex<State>(State())

      struct State {
        var output: OutputDescriptor?
        /// Whether nobody took anything for so long that it was given up.
        var hasStalled = false
      }
    }

    init(descriptor: Int32) {
      self.descriptor = descriptor
      // https://no-color.org: set to anything but nothing.
      let refused = ProcessEnvironment.value(of: "NO_COLOR") != nil
      isTerminal = isatty(descriptor) == 1
      hasColor = isTerminal && !refused
      patience = isTerminal || descriptor == 2 ? Self.shortPatience : nil
    }

    /// Notes how this program was started. Call it before that changes.
    static func noteSignals() {
      _ = endsWithReader
    }

    /// The same stream, on which nothing waits for long.
    var impatient: Terminal {
      var copy = self
      copy.patience = Self.shortPatience
      return copy
    }

    /// How many columns it has; 80 if it doesn't tell.
    var width: Int {
      var size = winsize()
      guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
      return Int(size.ws_col)
    }

    /// The styles in use.
    enum Style: String {
      case bold = "1"
      case red = "31"
      case green = "32"
      case yellow = "33"
    }

    /// Text in a style, if the stream shows styles.
    func styled(_ text: String, _ style: Style) -> String {
      hasColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// Writes text as it is.
    func write(_ text: String) {
      write(Array(text.utf8))
    }

    /// Writes bytes as they are. What nobody takes is lost.
    func write(_ bytes: [UInt8]) {
      let failure = attempt(bytes, patience: patience)
      // Where runs go on they are to end first.
      if failure == EPIPE && Self.isDefault(SIGPIPE) { _qx_end_by_signal(SIGPIPE) }
    }

    /// Writes text that mustn't be lost, and waits for its reader as long as that takes.
    ///
    /// A reader that has gone ends this program as it would any other.
    ///
    /// - Parameter name: The stream's, for the error.
    func writeAll(_ text: String, _ name: String) throws(FileError) {
      let failure = attempt(Array(text.utf8), patience: nil)
      if failure == EPIPE { Self.endWithReader() }
      if failure != 0 { throw FileError(path: name, words: String(cString: strerror(failure))) }
    }

    /// Ends this program by SIGPIPE, as that signal does which it has caught, unless whoever has
    /// started it wants to know about errors.
    static func endWithReader() {
      if endsWithReader { _qx_end_by_signal(SIGPIPE) }
    }

    private static func isDefault(_ signal: Int32) -> Bool {
      var action = sigaction()
      return sigaction(signal, nil, &action) == 0 && action.__sigaction_handler.sa_handler == nil
    }

    /// Writes bytes.
    ///
    /// - Returns: An error number, or 0.
    func attempt(_ bytes: [UInt8], patience: Duration?) -> Int32 {
      stream.state.withLock { state in
        let output = state.output ?? OutputDescriptor(descriptor)
        state.output = output
        // Once is enough: a dozen lines would take a minute.
        let patience = state.hasStalled ? patience.map { _ in .zero } : patience
        let failure = output.write(bytes, patience: patience)
        state.hasStalled = failure == ETIMEDOUT
        return failure
      }
    }

    /// Writes what went wrong, a line or more.
    func error(_ message: String) {
      write("qemu-exit: \(styled("error:", .red)) \(message.onLines)\n")
    }

    /// Writes what may be wrong, a line or more.
    func warning(_ message: String) {
      write("qemu-exit: \(styled("warning:", .yellow)) \(message.onLines)\n")
    }

    /// Writes a line or more.
    func note(_ message: String) {
      write("qemu-exit: \(message.onLines)\n")
    }

    /// Writes what may help.
    func hint(_ message: String) {
      write("qemu-exit: \(styled("hint:", .yellow)) \(message.onLines)\n")
    }
  }
#endif
