import CHostSupport
import Glibc

/// A running program. It is killed, and waited for, if it is dropped before its end.
package struct ChildProcess: ~Copyable {
  /// How a program ended.
  package enum Ending: Equatable, Sendable {
    case status(Int32)
    case signal(Int32)
    /// The system doesn't tell: something else in this program waited for it first, or ignores
    /// SIGCHLD.
    case unknown
  }

  /// Its number; another's once its end was waited for.
  package let id: pid_t

  /// Readable when the program has ended; nil where the system has no such thing.
  package let descriptor: FileDescriptor?

  /// What limits its processes and threads; nil for nothing, or a resource limit.
  private var controlGroup: ControlGroup?

  private var ending: Ending?

  /// What ends the program's group if this program can't; nil if only the program itself needs to be
  /// ended, which the kernel sees to.
  private var guardian: Guardian?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: The program's file.
  ///   - arguments: Its arguments, without its name.
  ///   - environment: Its whole environment, `NAME=VALUE`.
  ///   - descriptors: What it sees as descriptors 0, 1, 2 and so on.
  ///   - directory: Its working folder; nil for this program's.
  ///   - confinement: How it is confined; nil for not at all.
  ///   - startsOthers: Whether it starts programs, which end with this program, too, however that
  ///     ends.
  package init(
    path: String,
    arguments: [String],
    environment: [String],
    descriptors: [Int32],
    directory: String? = nil,
    confinement: UnsafeMutablePointer<qx_confinement>? = nil,
    startsOthers: Bool = false
  ) throws(SystemError) {
    var argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer {
      for string in argv + envp { free(string) }
    }
    let guardian = startsOthers ? try Guardian() : nil
    let id = _qx_launch(
      path,
      &argv,
      &envp,
      descriptors,
      Int32(descriptors.count),
      directory,
      confinement,
      guardian?.lifeline.number ?? -1
    )
    guard id > 0 else {
      guardian?.dismiss()
      throw SystemError("can't start \(path)", -id)
    }
    self.guardian = guardian
    self.id = id
    let descriptor = _qx_process_descriptor(id)
    self.descriptor = descriptor >= 0 ? FileDescriptor(descriptor) : nil
  }

  /// Limits its processes and threads, together, where control groups can be made: further ones aren't
  /// started.
  package mutating func limitProcesses(to most: UInt64) {
    guard ending == nil else { return }
    controlGroup = ControlGroup(mostProcesses: most)
    controlGroup?.add(id)
  }

  /// Asks the program and what it has started to end.
  func interrupt() {
    if ending == nil { _ = Glibc.kill(-id, SIGINT) }
  }

  /// Ends the program, and what it has started, at once.
  package func kill() {
    if ending == nil { _ = Glibc.kill(-id, SIGKILL) }
  }

  /// Waits for the program's end, and ends what it has started.
  package mutating func wait() -> Ending {
    if let ending { return ending }
    let result = Self.wait(for: id, guardian)
    guardian = nil
    controlGroup = nil
    ending = result
    return result
  }

  private static func wait(for id: pid_t, _ guardian: Guardian?) -> Ending {
    // Until its end has been waited for, its id and that of its group are nobody else's.
    var information = siginfo_t()
    while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) < 0 {
      if errno != EINTR { return .unknown }
    }
    _ = Glibc.kill(-id, SIGKILL)
    guardian?.dismiss()
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      if errno != EINTR { return .unknown }
    }
    let signal = status & 0x7F
    return signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
  }

  deinit {
    if ending == nil {
      kill()
      _ = Self.wait(for: id, guardian)
    }
  }
}
