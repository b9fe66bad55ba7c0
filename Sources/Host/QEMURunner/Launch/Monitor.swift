import Glibc
import HostSupport

/// QEMU's human monitor, at this end of a pair of sockets.
///
/// The human protocol instead of the machine protocol (QMP), because QEMU starts a thread for the
/// latter: measured on 7.2.22, that adds 0.3 to 0.9 ms to every run, this at most 0.3 ms.
struct Monitor {
  /// A socket, without blocking.
  package let descriptor: FileDescriptor

  /// What has come since the last question.
  private var text: [UInt8] = []

  /// What it says when it waits for a command.
  private static let prompt = Array("(qemu) ".utf8)

  /// No answer is longer, with as many processors as ``Registers/mostCores``; what is, isn't one of ours.
  private static let mostBytes = 4 << 20

  init(descriptor: FileDescriptor) {
    self.descriptor = descriptor
  }

  /// Gives a command, or none, and forgets what came before.
  ///
  /// - Returns: Whether it could be given.
  package mutating func give(_ command: String?) -> Bool {
    text = []
    guard let command else { return true }
    let bytes = Array("\(command)\n".utf8)
    return descriptor.send(bytes[...]) == bytes.count
  }

  /// Reads what has come.
  ///
  /// - Returns: False if no more will come.
  package mutating func read() -> Bool {
    descriptor.read { text.append(contentsOf: $0) } != .end && text.count <= Self.mostBytes
  }

  /// The answer, without the command's echo, if it is complete.
  package var answer: String? {
    guard text.suffix(Self.prompt.count).elementsEqual(Self.prompt) else { return nil }
    let lines = text.dropLast(Self.prompt.count).drop { $0 != UInt8(ascii: "\n") }
    return String(decoding: lines.dropFirst(), as: UTF8.self)
  }
}
