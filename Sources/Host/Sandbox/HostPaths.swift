import CHostSupport
import Glibc
import HostSupport

/// The files of the host that a confined program needs, and what it may do to them.
package struct HostPaths {
  private(set) var rules: [(path: String, access: qx_access)] = []

  /// Whether the system's view of processes is there with bubblewrap, to be read only. Programs find
  /// libraries beside themselves by it, and shells their descriptors. With Landlock it always is, and
  /// nothing of it can be opened.
  var showsProcesses = false

  /// The folder by which QEMU opens its channels with bubblewrap; nil for none.
  package var channels: String?

  /// Where that folder is for QEMU, which takes some characters of a path for its own.
  package static let channelsInside = "/run/qemu-exit"

  /// Whether bubblewrap makes something in a folder's place or in the folder: it would hide that, or
  /// be made in the host's folder.
  static func isMadeInside(_ path: String) -> Bool {
    let folder = path == "/" ? path : "\(path)/"
    return [channelsInside, "/proc"].contains { place in
      place == path || place.hasPrefix(folder) || path.hasPrefix("\(place)/")
    }
  }

  /// What programs read of the system. Nothing there is a user's.
  private static let system = [
    "/etc/ld.so.cache", "/etc/localtime", "/dev/urandom", "/sys/devices/system/cpu",
    "/sys/kernel/mm/transparent_hugepage",
  ]

  private static let writableDevices = ["/dev/null", "/dev/full"]
  private static let devices = writableDevices + ["/dev/urandom"]

  /// Where systems without folders for each architecture keep libraries.
  private static let libraries = ["/usr/lib64", "/lib64", "/usr/lib", "/lib"]

  /// Where distributions keep the firmware that QEMU loads, beneath `share`.
  private static let firmware = [
    "qemu", "qemu-kvm", "qemu-efi-aarch64", "qemu-efi-arm", "seabios", "seavgabios", "vgabios",
    "qboot", "ipxe", "OVMF", "AAVMF", "edk2", "edk2-ovmf", "opensbi",
  ]

  /// Where they keep firmware and QEMU's modules beneath `lib`. To look in vain takes time, too.
  private static let firmwareBesideLibraries = [
    "qemu", "qemu-kvm", "ipxe", "u-boot", "riscv64-linux-gnu/opensbi", "riscv32-linux-gnu/opensbi",
  ]

  /// Scripts that become scripts.
  private static let mostScripts = 4

  /// Where Nix keeps each program's libraries, in folders of their own.
  private static let nix = "/nix/store"

  /// What a program needs to run at all.
  package init(for program: HostProgram) {
    for path in Self.system { allow(path, QX_READ) }
    for name in Self.firmware { allow("/usr/share/\(name)", QX_READ) }
    for name in Self.firmwareBesideLibraries { allow("/usr/lib/\(name)", QX_READ) }
    for device in Self.writableDevices { allow(device, QX_READ_AND_WRITE) }
    allowRunning(program)
  }

  /// Lets a program run.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - depth: How many scripts have led to it.
  mutating func allowRunning(_ program: HostProgram, depth: Int = 0) {
    for path in [program.path, program.name] { allow(path, QX_READ_AND_EXECUTE) }
    if let interpreter = program.interpreter {
      allow(interpreter, QX_READ_AND_EXECUTE)
      allowLibraries(besides: Path.real(interpreter) ?? interpreter)
    }
    if program.path.hasPrefix(Self.nix) { allow(Self.nix, QX_READ_AND_EXECUTE) }
    for path in program.needs where depth < Self.mostScripts {
      allowRunning(HostProgram(path), depth: depth + 1)
    }
    // Systems' own folders are above.
    guard program.needs.isEmpty, !program.isOfSystem else { return }
    let own = program.isInHome ? "/qemu" : ""
    for folder in ["lib", "lib64", "libexec"] {
      allow("\(program.prefix)/\(folder)\(own)", QX_READ)
    }
    for name in Self.firmware { allow("\(program.prefix)/share/\(name)", QX_READ) }
  }

  /// Lets programs read libraries: those of the dynamic linker's architecture, where they have a
  /// folder of their own, such as `/usr/lib/x86_64-linux-gnu`.
  private mutating func allowLibraries(besides interpreter: String) {
    let folder = Path.name(Path.folder(interpreter))
    // The C library's search: Swift's takes a tenth of a millisecond the first time.
    guard strstr(folder, "-linux-") != nil else {
      for path in Self.libraries { allow(path, QX_READ) }
      return
    }
    for path in ["/usr/lib", "/lib", "/usr/local/lib"] { allow("\(path)/\(folder)", QX_READ) }
  }

  /// Adds a file, or a folder and all beneath it.
  mutating func allow(_ path: String, _ access: qx_access) {
    rules.append((path, access))
  }

  /// What keeps programs from files, as it is available.
  package enum Method {
    case landlock
    /// By the program at this path.
    case bubblewrap(String)

    /// Whether signals reach no process outside: since version 6 of Landlock's interface (Linux
    /// 6.12), and in a namespace.
    var holdsSignals: Bool {
      switch self {
      case .landlock: _qx_landlock_version() >= 6
      case .bubblewrap: true
      }
    }
  }

  /// Makes the barrier that lets through what was added, and a program's own folder. Landlock gets that
  /// when the program is started.
  func barrier(
    by method: Method,
    for enclosure: Enclosure
  ) throws(ConfinementError) -> Enclosure.Barrier {
    switch method {
    case .landlock: .landlock(try ruleset(permissions: enclosure.permissions))
    case .bubblewrap(let program): .bubblewrap(program, options(for: enclosure))
    }
  }

  private func ruleset(permissions: UInt32) throws(ConfinementError) -> FileDescriptor {
    let ruleset = FileDescriptor(_qx_landlock_ruleset(permissions))
    guard ruleset.number >= 0 else {
      throw .system("can't confine QEMU", String(cString: strerror(-ruleset.number)))
    }
    let version = _qx_landlock_version()
    for rule in rules {
      let failure = _qx_landlock_allow(ruleset.number, version, rule.path, rule.access)
      // Systems have some of these folders and not others.
      guard failure == 0 || failure == ENOENT || failure == ENOTDIR else {
        throw .system("can't let QEMU use \(rule.path)", String(cString: strerror(failure)))
      }
    }
    return ruleset
  }

  /// The arguments of `bwrap`, until its filter and the program.
  private func options(for enclosure: Enclosure) -> [String] {
    // Root's capabilities would stay otherwise.
    var options = ["--unshare-all", "--die-with-parent", "--cap-drop", "ALL"]
    if enclosure.permissions & QX_MAY_USE_NETWORK.rawValue != 0 { options.append("--share-net") }
    // Root may write to the system's settings there.
    if showsProcesses {
      options += [
        "--proc", "/proc", "--remount-ro", "/proc", "--symlink", "/proc/self/fd", "/dev/fd",
      ]
    }
    var visible: [String] = []
    // What is in a folder comes after it, as it would be hidden otherwise.
    let depths = rules.map { rule in rule.path.utf8.count { $0 == 0x2F } }
    for index in rules.indices.sorted(by: { (depths[$0], $0) < (depths[$1], $1) }) {
      let rule = rules[index]
      let isWritable = rule.access == QX_READ_AND_WRITE
      let isVisible = visible.contains { rule.path == $0 || rule.path.hasPrefix("\($0)/") }
      // A device can be opened only so; other files could be written to, whatever the rule.
      let isDevice = Self.devices.contains(rule.path)
      if isVisible && !isWritable { continue }
      let option = isDevice ? "--dev-bind-try" : isWritable ? "--bind-try" : "--ro-bind-try"
      options += [option, rule.path, rule.path]
      visible.append(rule.path)
    }
    switch enclosure.folder {
    case .inMemory(let place):
      options += ["--size", "\(enclosure.limits.files ?? 0)", "--tmpfs", place.path]
    case .onDisk(let jail): options += ["--bind", jail.path, jail.path]
    case nil: break
    }
    if let channels { options += ["--bind", channels, Self.channelsInside] }
    // What holds all this is a file system without a limit.
    let directory = enclosure.directory ?? enclosure.folder?.path ?? "/"
    return options + ["--remount-ro", "/", "--chdir", directory]
  }
}
