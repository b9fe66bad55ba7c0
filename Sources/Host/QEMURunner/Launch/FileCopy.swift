import CHostSupport
import Glibc
import HostSupport
import ObjectFile

/// What QEMU gets in a file's place, in memory, or in the folder of its channels.
///
/// QEMU gets a file descriptor where it can open that, so that nothing is left in any folder, however
/// the run ends. Nobody can change it.
struct FileCopy {
  /// A file in memory; nil if the copy is in a folder.
  package let descriptor: FileDescriptor?

  /// The most bytes that are copied. QEMU says what it thinks of larger files.
  private static let mostBytes: UInt64 = 1 << 30

  /// Copies bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - number: The number that QEMU has the descriptor by, or that names the file.
  ///   - what: What they are, for the error.
  ///   - files: By which files QEMU opens its channels.
  init(
    _ bytes: [UInt8],
    as number: Int32,
    _ what: String,
    in files: QEMUCommand.ChannelFiles
  ) throws(SystemError) {
    let failure: Int32
    if let path = files.made(number) {
      let file = FileDescriptor(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o400))
      // The user's umask may take this right, too.
      failure = file.number >= 0 && fchmod(file.number, 0o400) == 0 ? file.write(bytes) : errno
      descriptor = nil
    } else {
      let file = FileDescriptor(_qx_sealed_file("qemu-exit \(what)", bytes, bytes.count))
      failure = file.number >= 0 ? 0 : errno
      descriptor = file
    }
    guard failure == 0 else {
      throw SystemError("can't copy the \(what)", failure)
    }
  }

  /// Copies a file that this program may read and QEMU, which has no capabilities, may not.
  ///
  /// - Parameter path: The file.
  /// - Returns: nil if QEMU can read it, or if it is too large.
  init?(
    ofUnreadable path: String,
    as number: Int32,
    _ what: String,
    in files: QEMUCommand.ChannelFiles
  ) throws {
    guard geteuid() == 0, _qx_try_without_capabilities(path) == EACCES else { return nil }
    let file = try ImageFile(path: path)
    guard file.size <= Self.mostBytes else { return nil }
    let bytes = try file.read(at: 0, count: Int(file.size), "contents")
    try self.init(bytes, as: number, what, in: files)
  }
}
