import CHostSupport
import Glibc

/// A process that ends a group of processes when this program ends, even if that is killed.
///
/// The kernel ends the program that was started, and nothing that this one has started. It is there
/// before the program, which tells it its number: at no moment can this program be killed and leave
/// something.
struct Guardian {
  private let id: pid_t

  /// What the program that it guards is started with, and which ends its group when it is closed.
  let lifeline: FileDescriptor

  /// Starts it.
  init() throws(SystemError) {
    var id: pid_t = 0
    let lifeline = _qx_guard(&id)
    guard lifeline >= 0 else {
      throw SystemError("can't start a process", -lifeline)
    }
    self.id = id
    self.lifeline = FileDescriptor(lifeline)
  }

  /// Has it end, and waits for that. The group's number must still be the group's, or nobody's.
  func dismiss() {
    _ = kill(id, SIGKILL)
    while waitpid(id, nil, 0) < 0 && errno == EINTR {}
  }
}
