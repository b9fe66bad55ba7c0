import HostSupport

/// Why a guest can't be confined as it should be.
public enum ConfinementError: ToolError, Equatable {
  /// Neither Landlock nor bubblewrap is there, and the guest could use files.
  case unavailable
  /// The method that the user asked for isn't there.
  case methodUnavailable(Confinement.Method)
  /// A folder to share isn't there, or isn't one.
  case noFolder(String, String)
  /// A folder to share can't be read without the capabilities that root has and QEMU hasn't.
  case notRootsOwn(String)
  /// A folder that is only to be read is in one that may be written to: both.
  case readOnlyInWritable(String, String)
  /// A folder to share is in the place of what bubblewrap makes for QEMU, or holds that.
  case notBehindBubblewrap(String)
  /// A program to run isn't there.
  case noCommand(String)
  /// The system refused: what was tried, the system's words.
  case system(String, String)

  public var description: String {
    switch self {
    case .unavailable:
      "this system can't keep the guest from the user's files: the kernel has no Landlock (Linux 5.13 and "
        + "later, unless it is switched off), and bubblewrap isn't installed. Install it: sudo apt-get "
        + "install bubblewrap; or let the guest use all files that you can, by --unsafe-semihosting"
    case .methodUnavailable(.landlock):
      "the kernel has no Landlock (Linux 5.13 and later, unless it is switched off)"
    case .methodUnavailable:
      "bubblewrap isn't installed. Install it: sudo apt-get install bubblewrap"
    case .noFolder(let path, let words):
      "can't share \(path): \(words)"
    case .notRootsOwn(let path):
      "can't share \(path): its permissions keep root out, and QEMU runs without root's power to pass "
        + "over them. Run qemu-exit as the folder's user, or let others read it"
    case .readOnlyInWritable(let inner, let outer):
      "can't share \(inner) read only: it is in \(outer), which may be written to"
    case .notBehindBubblewrap(let path):
      "can't share \(path) behind bubblewrap, which makes folders of QEMU's own in its place. Share the "
        + "folders in it that the guest needs, or use Landlock where the kernel has it, by --confinement "
        + "landlock"
    case .noCommand(let name):
      "can't let the guest run \(name): no such program"
    case .system(let what, let words):
      "\(what): \(words)"
    }
  }
}
