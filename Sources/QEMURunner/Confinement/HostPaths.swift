import CQEMULaunch
import Glibc

/// The files of the host that a confined program needs, and what it may do to them.
struct HostPaths {
  private(set) var rules: [(path: String, access: qx_access)] = []

  /// Where systems keep libraries, firmware and what else programs read. Nothing there is a user's.
  private static let system = [
    "/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/share", "/usr/local/lib", "/usr/local/share",
    "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/dev/urandom",
    "/sys/devices/system/cpu",
  ]

  /// Where Nix keeps each program's libraries, in folders of their own.
  private static let nix = "/nix/store"

  /// What a program needs to run at all.
  init(for program: HostProgram) {
    for path in Self.system { allow(path, QX_READ) }
    allow("/dev/null", QX_READ_AND_WRITE)
    allowRunning(program)
  }

  /// Lets a program run.
  mutating func allowRunning(_ program: HostProgram) {
    allow(program.path, QX_READ_AND_EXECUTE)
    if let interpreter = program.interpreter { allow(interpreter, QX_READ_AND_EXECUTE) }
    if program.path.hasPrefix(Self.nix) { allow(Self.nix, QX_READ_AND_EXECUTE) }
    let prefix = program.prefix
    if program.isScript {
      // It ends by becoming the program proper.
      for path in [prefix, "/bin", "/usr/bin", "/lib", "/lib64", "/usr/lib"] {
        allow(path, QX_READ_AND_EXECUTE)
      }
    } else if !["/", "/usr", "/usr/local"].contains(prefix) {
      for folder in ["lib", "lib64", "libexec", "share"] { allow("\(prefix)/\(folder)", QX_READ) }
    }
  }

  /// Adds a file, or a folder and all beneath it.
  mutating func allow(_ path: String, _ access: qx_access) {
    rules.append((path, access))
  }

  /// What keeps programs from files, as it is available.
  enum Method {
    case landlock
    /// By the program at this path.
    case bubblewrap(String)
  }

  /// Makes the barrier that lets through what was added.
  func barrier(
    by method: Method,
    permissions: UInt32,
    directory: String
  ) throws(ConfinementError) -> Enclosure.Barrier {
    switch method {
    case .landlock:
      return .landlock(try ruleset(permissions: permissions))
    case .bubblewrap(let program):
      return .bubblewrap(program, options(permissions: permissions, directory: directory))
    }
  }

  private func ruleset(permissions: UInt32) throws(ConfinementError) -> FileDescriptor {
    let ruleset = FileDescriptor(_qx_landlock_ruleset(permissions))
    guard ruleset.number >= 0 else {
      throw .system("can't confine QEMU", String(cString: strerror(-ruleset.number)))
    }
    for rule in rules {
      let failure = _qx_landlock_allow(ruleset.number, rule.path, rule.access)
      // Systems have some of these folders and not others.
      guard failure == 0 || failure == ENOENT || failure == ENOTDIR else {
        throw .system("can't let QEMU use \(rule.path)", String(cString: strerror(failure)))
      }
    }
    return ruleset
  }

  /// The arguments of `bwrap`, until its filter and the program.
  private func options(permissions: UInt32, directory: String) -> [String] {
    var options = ["--unshare-all", "--die-with-parent", "--dev", "/dev", "--proc", "/proc"]
    if permissions & QX_MAY_USE_NETWORK.rawValue != 0 { options.append("--share-net") }
    var visible: [String] = ["/dev"]
    for rule in rules {
      let isWritable = rule.access == QX_READ_AND_WRITE
      let isVisible = visible.contains { rule.path == $0 || rule.path.hasPrefix("\($0)/") }
      if isVisible && (!isWritable || rule.path.hasPrefix("/dev/")) { continue }
      options += [isWritable ? "--bind-try" : "--ro-bind-try", rule.path, rule.path]
      visible.append(rule.path)
    }
    return options + ["--chdir", directory]
  }
}
