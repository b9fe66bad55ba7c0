import CQEMULaunch
import Glibc

/// Where debuggers reach a guest: a socket in a folder of its own, which only this user may enter.
final class DebugServer {
  /// The socket that QEMU accepts connections on.
  let socket: FileDescriptor

  /// Its path.
  let path: String

  private let folder: Jail

  init() throws {
    folder = try Jail()
    path = "\(folder.path)/gdb"
    socket = FileDescriptor(_qx_listen(path))
    guard socket.number >= 0 else {
      throw LaunchError.system(
        "can't make a socket for debuggers at \(path)",
        String(cString: strerror(errno))
      )
    }
  }
}
