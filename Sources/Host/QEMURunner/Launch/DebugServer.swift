import CHostSupport
import Glibc
import HostSupport
import Sandbox

/// Where debuggers reach a guest: a socket in a folder of its own, which only this user may enter.
final class DebugServer {
  /// The socket that QEMU accepts connections on.
  let socket: FileDescriptor

  /// Its path.
  package let path: String

  private let folder: Jail

  init() throws {
    folder = try Jail()
    path = "\(folder.path)/gdb"
    socket = FileDescriptor(_qx_listen(path))
    guard socket.number >= 0 else {
      throw SystemError("can't make a socket for debuggers at \(path)", errno)
    }
  }
}
