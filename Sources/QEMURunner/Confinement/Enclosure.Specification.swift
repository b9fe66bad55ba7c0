extension Enclosure {
  /// What is to be held, and what it needs.
  struct Specification {
    /// QEMU.
    var program: String

    /// The name of QEMU's program, which ``program`` may be a script for.
    var name: String?

    /// The files that its command line names.
    var files: [String] = []

    /// Whether the guest can use files at all: by semihosting.
    var reachesFiles: Bool

    /// Whether QEMU or the guest may want to make files.
    var needsFolder = true

    /// Whether QEMU has disks, which it locks for as long as it uses them.
    var usesDisks = false

    /// Whether QEMU is to apply filters for system calls to itself.
    var usesFilters = false

    /// What it may use of the system's resources.
    var limits = Limits()
  }
}
