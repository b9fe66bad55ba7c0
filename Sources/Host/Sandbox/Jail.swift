import CHostSupport
import Glibc
import HostSupport

/// An empty temporary folder on the disk that is for one run. It disappears with its last reference;
/// what programs have left that were killed, the next run removes.
package final class Jail {
  package let path: String

  /// Holds the lock that tells others that the folder is in use.
  private let lock: FileDescriptor

  /// Makes the folder, in the folder for temporary files.
  package init() throws(ConfinementError) {
    (path, lock) = try RunsFolder.make()
  }

  deinit { _ = _qx_remove_tree(path) }

  /// Whether what is in it, and what processes have open that was removed, takes more than so many
  /// bytes.
  func takesMore(than most: UInt64, by processes: [pid_t]) -> Bool {
    _qx_takes_more(lock.number, processes, processes.count, most) != 0
  }
}
