import CHostSupport
import Glibc
import HostSupport

/// What holds one confined program: its working folder, the rules for its files, its limits.
package struct Enclosure {
  /// The program's working folder, an absolute path; nil for its own folder, and without one this
  /// program's.
  package var directory: String?

  /// The program's own folder, where it may write; nil for none.
  package var folder: Folder?

  /// The folder by which QEMU opens its channels with bubblewrap, and for ``endMarker``; nil where
  /// there's none.
  package var channels: Jail?

  /// What its environment needs beyond the program's own.
  package var environment: [String] = []

  /// What it may do beyond reading, writing and computing: `qx_permissions`.
  var permissions: UInt32 = 0

  /// The most that it may use of the system's resources.
  package var limits = Limits()

  /// How it is kept from files.
  var barrier = Barrier.none

  /// A file that QEMU makes at its start and removes when it ends by itself: `-pidfile`. It is there
  /// where something stands between this program and QEMU: bubblewrap tells a QEMU that a signal has
  /// ended as one that has ended with 128 and the signal's number.
  var endMarker: String? { channels.map { "\($0.path)/qemu" } }

  /// The path of that file, as QEMU has it.
  package var endMarkerOfQEMU: String? { channels.map { _ in "\(HostPaths.channelsInside)/qemu" } }

  /// How QEMU has ended, by how what this program has started ended.
  package func ending(_ ending: ChildProcess.Ending) -> ChildProcess.Ending {
    guard let endMarker, case .status(let status) = ending, status > 128,
      access(endMarker, F_OK) == 0
    else { return ending }
    return .signal(status - 128)
  }

  /// A folder that is a program's own.
  package enum Folder {
    /// A file system in memory, with ``Limits/files``.
    case inMemory(MountPoint)
    case onDisk(Jail)

    /// Its path for the program.
    package var path: String {
      switch self {
      case .inMemory(let place): place.path
      case .onDisk(let jail): jail.path
      }
    }
  }

  /// What keeps a program from files.
  package enum Barrier {
    case none
    /// A ruleset of Landlock's.
    case landlock(FileDescriptor)
    /// The program `bwrap`, and its arguments.
    case bubblewrap(String, [String])
  }

  /// The most that a program may use of the system's resources.
  package struct Limits {
    /// Bytes of memory that it may write to; nil for any number.
    package var memory: UInt64?
    /// Bytes in each file that it writes; nil for any number.
    package var fileSize: UInt64?
    /// Bytes of all files together in its own folder; nil for any number. On the disk ``FilesWatch``
    /// sees to it.
    package var files: UInt64?
    /// Open files.
    var openFiles: UInt64 = 1024
    /// Processes and threads together. QEMU has one for each of the guest's processors, and up to 64
    /// that wait for files.
    package var processes: UInt64 = 512

    package init(
      memory: UInt64? = nil,
      fileSize: UInt64? = nil,
      files: UInt64? = nil,
      openFiles: UInt64 = 1024,
      processes: UInt64 = 512
    ) {
      self.memory = memory
      self.fileSize = fileSize
      self.files = files
      self.openFiles = openFiles
      self.processes = processes
    }

    /// The most files in its own folder, where the kernel counts them: each takes memory even if it
    /// is empty, one for each 16 KiB at most.
    package static func mostFiles(in size: UInt64) -> UInt64 { min(max(size >> 14, 64), 1 << 16) }
  }

  /// Starts a program inside. Its own folder is on the disk afterwards if it can't be in memory.
  ///
  /// - Parameters:
  ///   - path: The program's file.
  ///   - arguments: Its arguments, without its name.
  ///   - environment: Its whole environment, but for what confining it needs.
  ///   - descriptors: What it sees as descriptors 0, 1, 2 and so on.
  package mutating func start(
    _ path: String,
    _ arguments: [String],
    environment: [String],
    descriptors: [Int32]
  ) throws(SystemError) -> ChildProcess {
    var (path, arguments, descriptors) = (path, arguments, descriptors)
    var filterFile: FileDescriptor?
    var ruleset: Int32 = -1
    switch barrier {
    case .none: break
    case .landlock(let descriptor): ruleset = descriptor.number
    case .bubblewrap(let wrapper, let options):
      // bwrap starts the program, which a filter on it would forbid: it applies the filter itself.
      let file = FileDescriptor(_qx_filter_file(permissions))
      guard file.number >= 0 else {
        throw SystemError("can't make a filter", errno)
      }
      arguments = options + ["--seccomp", "\(descriptors.count)", "--", path] + arguments
      path = wrapper
      descriptors.append(file.number)
      filterFile = file
    }
    defer { withExtendedLifetime(filterFile) {} }
    // bubblewrap makes the program's folder itself.
    let isWrapped = filterFile != nil
    while true {
      let folder = isWrapped ? nil : self.folder
      let place = folder.flatMap { strdup($0.path) }
      defer { free(place) }
      let folderSize = if case .inMemory = folder { limits.files ?? 0 } else { 0 as UInt64 }
      var confinement = qx_confinement(
        ruleset: ruleset,
        is_filtered: isWrapped ? 0 : 1,
        permissions: permissions,
        keeps_capabilities: isWrapped ? 1 : 0,
        most_memory: limits.memory ?? .max,
        most_file_size: limits.fileSize ?? .max,
        most_files: limits.openFiles,
        most_processes: limits.processes,
        folder: place,
        folder_size: folderSize,
        folder_files: Limits.mostFiles(in: folderSize),
        is_folder_on_disk_only: 0
      )
      do throws(SystemError) {
        return try ChildProcess(
          path: path,
          arguments: arguments,
          environment: environment + self.environment
            + (self.folder.map { ["TMPDIR=\($0.path)"] } ?? []),
          descriptors: descriptors,
          directory: directory ?? self.folder?.path,
          confinement: &confinement,
          startsOthers: isWrapped || permissions & QX_MAY_START_PROGRAMS.rawValue != 0
        )
      } catch {
        guard confinement.is_folder_on_disk_only != 0 else { throw error }
      }
      do throws(ConfinementError) {
        self.folder = .onDisk(try Jail())
      } catch {
        throw SystemError("can't confine \(path)", reason: "\(error)")
      }
    }
  }
}
