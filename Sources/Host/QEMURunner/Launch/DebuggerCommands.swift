import HostSupport

/// How people attach a debugger to a guest that waits for one.
public struct DebuggerCommands: Sendable {
  /// The socket's path.
  public var socket: String

  /// The image's path.
  public var image: String

  /// The command for LLDB, as a shell reads it.
  public var lldb: String {
    ShellWords.quoted(["lldb", image, "-o", "process connect unix-connect://\(socket)"])
  }

  /// The command for GDB, as a shell reads it.
  public var gdb: String {
    ShellWords.quoted(["gdb-multiarch", image, "-ex", "target remote \(socket)"])
  }
}
