import CQEMULaunch
import Glibc

/// A running program. It is killed, and waited for, if it is dropped before its end.
struct ChildProcess: ~Copyable {
  /// How a program ended.
  enum Ending: Equatable, Sendable {
    case status(Int32)
    case signal(Int32)
  }

  private let id: pid_t

  /// Readable when the program has ended; nil where the system has no such thing.
  let descriptor: FileDescriptor?

  private var ending: Ending?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: The program's file.
  ///   - arguments: Its arguments, without its name.
  ///   - environment: Its whole environment, `NAME=VALUE`.
  ///   - descriptors: What it sees as descriptors 0, 1, 2 and so on.
  init(
    path: String,
    arguments: [String],
    environment: [String],
    descriptors: [Int32]
  ) throws(LaunchError) {
    var argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer {
      for string in argv + envp { free(string) }
    }
    let id = _qx_launch(path, &argv, &envp, descriptors, Int32(descriptors.count))
    guard id > 0 else {
      throw .system("can't start \(path)", String(cString: strerror(-id)))
    }
    self.id = id
    let descriptor = _qx_process_descriptor(id)
    self.descriptor = descriptor >= 0 ? FileDescriptor(descriptor) : nil
  }

  /// Ends the program at once.
  func kill() {
    if ending == nil { _ = Glibc.kill(id, SIGKILL) }
  }

  /// Waits for the program's end.
  mutating func wait() -> Ending {
    if let ending { return ending }
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    let result: Ending = signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
    ending = result
    return result
  }

  deinit {
    if ending == nil {
      _ = Glibc.kill(id, SIGKILL)
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    }
  }
}
