import Foundation
import Glibc
import QEMURunner
import TestSupport

/// What stands around a QEMU that has been taken over: the files of a user, a process, sockets.
struct TakenOverScene {
  private let sandbox: Sandbox
  private let folder = try? TemporaryFolder()
  private let programs: Programs
  private let process: VictimProcess
  private let sockets: [Listener]

  /// The limits of the runs, in mebibytes. The guest's memory is added to that of memory.
  private enum Limit {
    static let memory = 64
    static let guestMemory = 16
    static let files = 16
  }

  /// Programs that every user can read and run.
  struct Programs {
    let takenOver: URL
    let tool: URL
    let launcher: URL

    static let shared = Task {
      let folder = try TemporaryFolder.untilExit()
      let programs = [
        try await TakenOver.program.value, Project.tool, Project.product("landlock-version"),
      ]
      let copies = try programs.map { program in
        let copy = folder.url.appending(path: program.lastPathComponent)
        try FileManager.default.copyItem(at: program, to: copy)
        return copy
      }
      for path in [folder.url.path] + copies.map(\.path) {
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      }
      return Programs(takenOver: copies[0], tool: copies[1], launcher: copies[2])
    }
  }

  /// Why a sandbox can't be had on this computer; nil if it can.
  static func obstacle(to sandbox: Sandbox) async throws -> String? {
    if sandbox.isRoot && geteuid() != 0 { return "the tests don't run as root" }
    #if !arch(x86_64)
      return "the numbers of system calls are those of x86_64"
    #else
      let programs = try await Programs.shared.value
      func works(_ words: [String]) async throws -> Bool {
        let command = sandbox.asUser + words
        return try await TestSupport.run(URL(filePath: command[0]), Array(command.dropFirst()))
          .status == 0
      }
      if !sandbox.asUser.isEmpty {
        guard FileManager.default.isExecutableFile(atPath: sandbox.asUser[0]) else {
          return "no setpriv"
        }
      }
      guard try await works([programs.tool.path, "--version"]) else {
        return "the user can't run the tool: the toolchain's libraries are out of reach"
      }
      let version = "\(sandbox.landlock)"
      guard try await works([programs.launcher.path, version, "/bin/true"]) else {
        return "the kernel has no version \(version) of Landlock's interface"
      }
      let namespaces = ["/usr/bin/unshare", "--user", "--mount", "/bin/true"]
      if sandbox.hasNamespaces, try await !works(namespaces) {
        return "users have no namespaces here"
      }
      let bubblewrap = ["/usr/bin/bwrap", "--unshare-all", "--ro-bind", "/", "/", "/bin/true"]
      if sandbox.isBubblewrap, try await !works(bubblewrap) { return "no bubblewrap" }
      return nil
    #endif
  }

  init(for sandbox: Sandbox) async throws {
    self.sandbox = sandbox
    programs = try await Programs.shared.value
    guard let root = folder?.url else { throw TestError("no temporary folder") }
    for name in ["readonly", "shared", "home", "outside"] {
      try FileManager.default.createDirectory(
        at: root.appending(path: name),
        withIntermediateDirectories: false
      )
    }
    for name in ["readonly/file", "readonly/removable", "shared/file", "outside/victim"] {
      try Data("somebody's\n".utf8).write(to: root.appending(path: name))
    }
    sockets = [
      try Listener(path: root.appending(path: "outside/socket").path),
      try Listener(path: "\0qemu-exit-test-\(UUID())"),
    ]
    process = try VictimProcess(sandbox.asUser + ["/bin/sleep", "600"])
    let contents = FileManager.default.subpaths(atPath: root.path) ?? []
    for path in [root.path] + contents.map({ root.appending(path: $0).path }) {
      try Self.give(path, to: sandbox)
    }
  }

  /// Makes a file the user's: its owner may do most to it.
  private static func give(_ path: String, to sandbox: Sandbox) throws {
    guard !sandbox.isRoot && geteuid() == 0 else { return }
    guard chown(path, Sandbox.user, Sandbox.user) == 0 else {
      throw TestError("\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Runs a group of attempts, by the tool.
  func run(_ group: String) async throws -> CommandResult {
    guard let root = folder?.url else { throw TestError("no temporary folder") }
    defer { withExtendedLifetime((sockets, process)) {} }
    let image = root.appending(path: "home/image").path
    // Whole again, whatever became of it.
    try Self.image.write(to: URL(filePath: image))
    try Self.give(image, to: sandbox)
    var options = sandbox.options
    if !sandbox.isUnsafe {
      options += ["--share", "\(root.path)/readonly:ro", "--share", "\(root.path)/shared"]
    }
    if group == "scratch" { options += ["--files-limit", "\(Limit.files)MiB"] }
    let parameters = [
      "try=\(group)", "image=\(image)", "readonly=\(root.path)/readonly",
      "shared=\(root.path)/shared", "victim=\(root.path)/outside/victim",
      "socket=\(root.path)/outside/socket", "abstract=\(sockets[1].path.dropFirst())",
      "process=\(process.number)", "memory=\(Limit.memory + Limit.guestMemory)",
      "files=\(Limit.files)",
      "empty-files=\(sandbox.hasSizedFolder && !sandbox.isBubblewrap ? 100_000 : 20_000)",
      "last=\(SystemCalls.newest + 20)",
    ]
    let command =
      sandbox.asUser + sandbox.launcher(programs.launcher) + [
        programs.tool.path, "run", "--qemu", programs.takenOver.path, "--machine", "aarch64-virt",
        "--memory", "\(Limit.guestMemory)M", "--memory-limit", "\(Limit.memory)MiB",
      ] + options + parameters.map { "--qemu-arg=\($0)" } + [image]
    return try await TestSupport.run(
      URL(filePath: command[0]),
      Array(command.dropFirst()),
      in: root.appending(path: "home"),
      environment: [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        "HOME": "\(root.path)/home", "TMPDIR": "\(root.path)/home",
      ]
    )
  }

  /// The least that the tool takes for an image: an ELF file for AArch64 with one segment.
  private static let image: Data = {
    var image = Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + [UInt8](repeating: 0, count: 8))
    func add(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { image.append(contentsOf: $0) }
    }
    // ET_EXEC, EM_AARCH64, and where it begins.
    for number in [2, 183] as [UInt16] { add(number) }
    add(1 as UInt32)
    for number in [0x4008_0000, 64, 0] as [UInt64] { add(number) }
    add(0 as UInt32)
    for number in [64, 56, 1, 64, 0, 0] as [UInt16] { add(number) }
    // PT_LOAD, to be read and executed.
    for number in [1, 5] as [UInt32] { add(number) }
    for number in [0, 0x4008_0000, 0x4008_0000, 124, 124, 4096] as [UInt64] { add(number) }
    image.append(Data(count: 4))
    return image
  }()
}

/// A process of the user's that does nothing, and ends with its last reference.
private final class VictimProcess: Sendable {
  let number: Int32

  init(_ words: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: words[0])
    process.arguments = Array(words.dropFirst())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    number = process.processIdentifier
  }

  deinit { kill(number, SIGKILL) }
}

/// A socket that any process may connect to.
private final class Listener: Sendable {
  /// Its path, or a zero and its name.
  let path: String
  private let descriptor: Int32

  init(path: String) throws {
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let capacity = MemoryLayout.size(ofValue: address.sun_path)
    guard bytes.count < capacity else { throw TestError("\(path) is too long for a socket") }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let offset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 0
    let isAbstract = bytes.first == 0
    let size = socklen_t(offset + bytes.count + (isAbstract ? 0 : 1))
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
    }
    guard result == 0, listen(descriptor, 16) == 0 else {
      throw TestError("\(path): \(String(cString: strerror(errno)))")
    }
    if !isAbstract { chmod(path, 0o777) }
  }

  deinit { close(descriptor) }
}
