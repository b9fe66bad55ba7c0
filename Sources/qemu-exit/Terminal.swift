#if CommandLineTool
  import Glibc
  import QEMURunner

  /// A stream that people may be reading: coloured if it's a terminal and `NO_COLOR` isn't set.
  struct Terminal {
    static let standardOutput = Terminal(descriptor: 1)
    static let standardError = Terminal(descriptor: 2)

    let descriptor: Int32
    let isTerminal: Bool
    let hasColor: Bool

    init(descriptor: Int32) {
      self.descriptor = descriptor
      // https://no-color.org: set to anything but nothing.
      let refused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
      isTerminal = isatty(descriptor) == 1
      hasColor = isTerminal && !refused
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
      _ = attempt(bytes)
    }

    /// Writes text that mustn't be lost.
    ///
    /// - Parameter name: The stream's, for the error.
    func writeAll(_ text: String, _ name: String) throws(FileError) {
      let failure = attempt(Array(text.utf8))
      if failure != 0 { throw FileError(path: name, words: String(cString: strerror(failure))) }
    }

    /// Writes bytes.
    ///
    /// - Returns: An error number, or 0.
    func attempt(_ bytes: [UInt8]) -> Int32 {
      var bytes = bytes[...]
      while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return errno }
        bytes = bytes.dropFirst(count)
      }
      return 0
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
