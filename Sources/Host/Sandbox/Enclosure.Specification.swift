import HostSupport

extension Enclosure {
  /// What is to be held, and what it needs.
  package struct Specification {
    /// QEMU.
    package var program: String

    /// The name of QEMU's program, which ``program`` may be a script for.
    package var name: String?

    /// The files that its command line names.
    package var files: [String] = []

    /// Whether the guest can use files at all: by semihosting.
    package var reachesFiles: Bool

    /// Whether QEMU or the guest may want to make files.
    package var needsFolder = true

    /// Whether QEMU has disks, which it locks for as long as it uses them.
    package var usesDisks = false

    /// Whether QEMU is to apply filters for system calls to itself.
    package var usesFilters = false

    /// What it may use of the system's resources.
    package var limits = Limits()

    package init(
      program: String,
      name: String? = nil,
      files: [String] = [],
      reachesFiles: Bool,
      needsFolder: Bool = true,
      usesDisks: Bool = false,
      usesFilters: Bool = false,
      limits: Limits = Limits()
    ) {
      self.program = program
      self.name = name
      self.files = files
      self.reachesFiles = reachesFiles
      self.needsFolder = needsFolder
      self.usesDisks = usesDisks
      self.usesFilters = usesFilters
      self.limits = limits
    }
  }
}
