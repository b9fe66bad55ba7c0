import CHostSupport
import Glibc
import HostSupport

extension Confinement {
  /// Makes what holds a QEMU.
  ///
  /// - Parameters:
  ///   - specification: What it is, and what it needs.
  ///   - installation: Where bubblewrap and the programs are looked for that the guest may run.
  package func enclose(
    _ specification: Enclosure.Specification,
    by installation: Installation
  ) throws -> Enclosure {
    var enclosure = Enclosure(permissions: permissions, limits: specification.limits)
    if specification.usesDisks { enclosure.permissions |= QX_MAY_LOCK.rawValue }
    if specification.usesFilters { enclosure.permissions |= QX_MAY_FILTER.rawValue }
    if !commands.isEmpty { enclosure.environment.append("PATH=\(installation.searchPath)") }
    let host = HostProgram(specification.program)
    let commands = try commands.map { name throws(ConfinementError) in
      guard let path = Self.command(name, by: installation) else { throw .noCommand(name) }
      return HostProgram(path)
    }
    let method = try availableMethod(installation, reachesFiles: specification.reachesFiles)
    guard let method else { return enclosure }
    if !commands.isEmpty && method.holdsSignals { enclosure.permissions |= QX_MAY_SIGNAL.rawValue }
    let shares = try shares.map { share throws(ConfinementError) in
      Share(path: try Self.folder(share.path), isReadOnly: share.isReadOnly)
    }
    try Self.check(shares)
    enclosure.directory = shares.first?.path
    if specification.needsFolder || !shares.isEmpty || !host.needs.isEmpty {
      enclosure.folder = try Self.folder(with: specification.limits)
    } else {
      enclosure.directory = "/"
    }
    var paths = HostPaths(for: host)
    if !host.needs.isEmpty, let qemu = specification.name.flatMap({ installation.path(of: $0) }) {
      paths.allowRunning(HostProgram(qemu))
    }
    for path in specification.files { paths.allow(path, QX_READ) }
    if !commands.isEmpty { paths.allowRunning(HostProgram("/bin/sh")) }
    for command in commands { paths.allowRunning(command) }
    for share in shares { paths.allow(share.path, share.isReadOnly ? QX_READ : QX_READ_AND_WRITE) }
    if case .bubblewrap = method {
      for share in shares where HostPaths.isMadeInside(share.path) {
        throw ConfinementError.notBehindBubblewrap(share.path)
      }
      let channels = try Jail()
      paths.channels = channels.path
      enclosure.channels = channels
      // QEMU locks the file that marks its end.
      enclosure.permissions |= QX_MAY_LOCK.rawValue
    }
    paths.showsProcesses = !commands.isEmpty || !host.isOfSystem
    enclosure.barrier = try paths.barrier(by: method, for: enclosure)
    return enclosure
  }

  /// A folder of its own for a run.
  private static func folder(
    with limits: Enclosure.Limits
  ) throws(ConfinementError) -> Enclosure.Folder {
    limits.files ?? 0 > 0 ? .inMemory(try MountPoint()) : .onDisk(try Jail())
  }

  private var permissions: UInt32 {
    // Programs go wrong that can't lock their files.
    (commands.isEmpty ? 0 : QX_MAY_START_PROGRAMS.rawValue | QX_MAY_LOCK.rawValue)
      | (mayUseNetwork ? QX_MAY_USE_NETWORK.rawValue : 0)
  }

  /// The method that is used; nil for none.
  private func availableMethod(
    _ installation: Installation,
    reachesFiles: Bool
  ) throws(ConfinementError) -> HostPaths.Method? {
    let landlock = _qx_landlock_version() > 0 ? HostPaths.Method.landlock : nil
    // Only where it is wanted: it is a search.
    var bubblewrap: HostPaths.Method? {
      installation.path(of: "bwrap").map { HostPaths.Method.bubblewrap($0) }
    }
    switch method {
    case .unsafe: return nil
    case .landlock:
      guard let landlock else { throw .methodUnavailable(.landlock) }
      return landlock
    case .bubblewrap:
      guard let bubblewrap else { throw .methodUnavailable(.bubblewrap) }
      return bubblewrap
    case .automatic:
      if let found = landlock ?? bubblewrap { return found }
      guard !reachesFiles else { throw .unavailable }
      return nil
    }
  }

  /// Refuses folders that are only to be read in folders that may be written to, which would win.
  private static func check(_ shares: [Share]) throws(ConfinementError) {
    for inner in shares where inner.isReadOnly {
      for outer in shares where !outer.isReadOnly {
        guard inner.path != outer.path, !inner.path.hasPrefix("\(outer.path)/"), outer.path != "/"
        else { throw .readOnlyInWritable(inner.path, outer.path) }
      }
    }
  }

  /// A folder's path without symbolic links.
  private static func folder(_ path: String) throws(ConfinementError) -> String {
    guard let real = Path.real(path) else {
      throw .noFolder(path, String(cString: strerror(errno)))
    }
    var status = stat()
    guard stat(real, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .noFolder(path, String(cString: strerror(ENOTDIR)))
    }
    if geteuid() == 0 && _qx_try_without_capabilities(real) == EACCES { throw .notRootsOwn(path) }
    return real
  }

  private static func command(_ name: String, by installation: Installation) -> String? {
    guard name.contains("/") else { return installation.path(of: name) }
    return Installation.isProgram(name) ? name : nil
  }
}
