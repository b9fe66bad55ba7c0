import Glibc

/// How the guest's input gets from a file descriptor to QEMU.
enum InputWay {
  /// There is none.
  case nothing

  /// QEMU reads the descriptor itself, when the guest asks: nothing is taken that the guest doesn't
  /// want.
  case itself(Int32)

  /// QEMU's standard input is a socket, which the runner writes to. Some of the input is read
  /// ahead, and lost to others if the guest doesn't want it.
  case standardInput(Int32)

  /// A character device of QEMU's is a socket, which the runner writes to, if there is input, and
  /// reads from.
  case device(Int32?)

  /// Finds the way.
  ///
  /// - Parameters:
  ///   - source: Where the input comes from; nil for none.
  ///   - channel: By which of its channels the guest gets it.
  ///   - mayShare: Whether QEMU may have the descriptor itself.
  init(for source: Int32?, by channel: GuestInput, mayShare: Bool) {
    // A program may be started with its standard input closed.
    let opened = source.flatMap { fcntl($0, F_GETFD) < 0 ? nil : $0 }
    // A terminal belongs to the program in its foreground. It would stop QEMU, which is in a group
    // of its own, and whoever else reads from the background.
    let isTerminal = opened.map { isatty($0) == 1 } ?? false
    let source = isTerminal && opened.map { tcgetpgrp($0) } != getpgrp() ? nil : opened
    // QEMU takes nothing yet for the end, where reading doesn't wait.
    let waits = source.map { fcntl($0, F_GETFL) & O_NONBLOCK == 0 } ?? true
    switch (channel, source) {
    case (.none, _), (.semihosting, nil): self = .nothing
    case (.semihosting, let source?):
      self = isTerminal || !waits || !mayShare ? .standardInput(source) : .itself(source)
    case (.debugChannel, _), (.uart, _): self = .device(source)
    }
  }
}

extension InputWay {
  /// Whether it goes through the runner.
  var needsSocket: Bool {
    switch self {
    case .standardInput, .device: true
    case .nothing, .itself: false
    }
  }

  /// Where the input comes from; nil for none.
  var source: Int32? {
    switch self {
    case .nothing: nil
    case .itself(let source), .standardInput(let source): source
    case .device(let source): source
    }
  }

  /// Whether a guest that waits for input keeps QEMU from doing anything else.
  var maySuspendQEMU: Bool {
    switch self {
    case .standardInput: true
    case .itself(let descriptor):
      // Files, and devices that aren't terminals, don't let anybody wait.
      Self.kind(of: descriptor) == S_IFIFO || Self.kind(of: descriptor) == S_IFSOCK
    case .nothing, .device: false
    }
  }

  /// The type of a file, of `st_mode`.
  private static func kind(of descriptor: Int32) -> mode_t {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
  }
}
