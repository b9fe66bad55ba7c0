import HostSupport

/// Tells QEMU's own words on its standard error from the guest's, which semihosting writes there.
///
/// Until the guest runs, all of it is QEMU's. Later, QEMU's are the lines that begin with its name
/// or with "qemu:", as its messages do, and after its last message, by which it gives up, all that
/// follows: the registers. What a guest writes in that style is taken for QEMU's: it is
/// shown in other circumstances, and can at most make its own switching off look like a wish from
/// outside.
struct StandardErrorSplitter {
  /// What was written, by its author.
  struct Parts {
    package var qemu: [UInt8] = []
    package var guest: [UInt8] = []
  }

  /// Whose words they are.
  private enum Author {
    case qemu, guest
  }

  /// What QEMU's lines begin with.
  private let names: [[UInt8]]

  /// The beginning of a line that may become QEMU's: a part of a name.
  private var held: [UInt8] = []

  /// Whose line it is; nil at its beginning.
  private var line: Author?

  /// How a line of QEMU's begins.
  private var message: [UInt8] = []

  /// Whether QEMU has given up.
  private var hasGivenUp = false

  /// What QEMU says before it aborts and shows the registers.
  private static let lastMessages = ["qemu: fatal: ", "qemu: Unsupported SemiHosting SWI "]
    .map { Array($0.utf8) }

  /// Takes the path of QEMU's program.
  init(program: String) {
    names = ["\(Path.name(program)):", "qemu:"].map { Array($0.utf8) }
  }

  /// Splits what was written, as far as can be told.
  ///
  /// - Parameters:
  ///   - bytes: What was written.
  ///   - hasStarted: Whether the guest runs.
  package mutating func split(_ bytes: UnsafeRawBufferPointer, hasStarted: Bool) -> Parts {
    var parts = Parts()
    for byte in bytes {
      held.append(byte)
      if line == nil { line = hasStarted && !hasGivenUp ? author : .qemu }
      if line == .qemu { note() }
      if line != nil { release(to: &parts) }
      if byte == 0x0A {
        line = nil
        message = []
      }
    }
    return parts
  }

  /// What is held at the end of everything.
  package mutating func finish() -> Parts {
    var parts = Parts()
    release(to: &parts)
    return parts
  }

  /// Looks for the message by which QEMU gives up.
  private mutating func note() {
    guard message.count < 64 else { return }
    message += held
    if Self.lastMessages.contains(where: message.starts) { hasGivenUp = true }
  }

  /// Whose line begins with what is held, once it's clear.
  private var author: Author? {
    if names.contains(held) { return .qemu }
    return names.contains { $0.starts(with: held) } ? nil : .guest
  }

  private mutating func release(to parts: inout Parts) {
    switch line {
    case .qemu: parts.qemu += held
    case .guest, nil: parts.guest += held
    }
    held.removeAll(keepingCapacity: true)
  }
}
