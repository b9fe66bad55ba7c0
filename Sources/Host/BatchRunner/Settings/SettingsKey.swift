import HostSupport

/// The keys of an image in a settings file.
///
/// Source: `Documentation/ABI/settings.md`, version 1.
package enum SettingsKey: String, CaseIterable {
  case image
  case name
  case machine
  case arch
  case boot
  case cpu
  case memory
  case smp
  case initrd
  case append
  case arguments
  case stdin
  case stdinChannel = "stdin-channel"
  case expect
  case console
  case timeout
  case outputLimit = "output-limit"
  case memoryLimit = "memory-limit"
  case fileSizeLimit = "file-size-limit"
  case filesLimit = "files-limit"
  case retries
  case shares
  case qemuArguments = "qemu-arguments"
  case successStatus = "success-status"

  /// Those that make sense for several images.
  package static let common = allCases.filter { $0 != .image && $0 != .name }
}
