import Sandbox

extension QEMUCommand {
  /// By which files QEMU opens what it has as descriptors already, for descriptions of its own.
  public enum ChannelFiles: Equatable, Sendable {
    /// The system's, which are named by the descriptors' numbers. They need `/proc`.
    case system
    /// FIFOs and a file in a folder, named by the same numbers.
    case folder(String)

    /// The path of the file for a descriptor, as QEMU opens it.
    package func path(_ descriptor: Int32) -> String {
      switch self {
      case .system: "/dev/fd/\(descriptor)"
      case .folder: "\(HostPaths.channelsInside)/\(descriptor)"
      }
    }

    /// The path at which the file for a descriptor is to be made; nil if it is there.
    package func made(_ descriptor: Int32) -> String? {
      switch self {
      case .system: nil
      case .folder(let path): "\(path)/\(descriptor)"
      }
    }
  }
}

extension QEMUCommand.ChannelFiles {
  /// The files of a QEMU in an enclosure: bubblewrap's needn't have `/proc`.
  init(for enclosure: Enclosure) {
    self = enclosure.channels.map { .folder($0.path) } ?? .system
  }
}
