import Foundation
import HostSupport
import QEMURunner
import TestSupport
import Testing

@Suite("What a guest may use of the host, and how it is kept from the rest")
struct ConfinementTests {
  /// Has the guest `Intruder` try something.
  func attempt(
    _ words: [String],
    _ options: [String] = [],
    on machine: String = "riscv64-virt",
    in folder: TemporaryFolder? = nil,
    by launcher: [String] = []
  ) async throws -> CommandResult {
    let image = try await GuestImages.shared.image("Intruder", of: "Tests/Guests", for: machine)
    let command = launcher + [Project.tool.path, "run"] + options + [image.path, "--"] + words
    return try await run(
      URL(filePath: command[0]),
      Array(command.dropFirst()),
      in: folder?.url
    )
  }

  static let withoutLandlock = [Project.product("landlock-version").path, "0"]
  static let withoutNamespaces = [
    Project.product("landlock-version").path, "--without-user-namespaces", "full",
  ]

  /// Whether bubblewrap is there and may make namespaces.
  static let hasBubblewrap: Bool = {
    guard let program = Installation().path(of: "bwrap") else { return false }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["--unshare-all", "--ro-bind", "/", "/", "true"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test("without a share: an empty folder, which is gone afterwards, and no other")
  func defaultFolder() async throws {
    let folder = try TemporaryFolder()
    try Data("x".utf8).write(to: folder.url.appending(path: "here"))
    #expect(try await attempt(["write", "file"], in: folder).status == 0)
    #expect(try await attempt(["read", "file"], in: folder).status == 1)
    #expect(try await attempt(["read", "here"], in: folder).status == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["here"])
  }

  @Test("shares: read only or not, the first is the working folder, the others have paths")
  func shares() async throws {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    for folder in [first, second] {
      try Data("here".utf8).write(to: folder.url.appending(path: "file"))
    }
    let other = second.url.appending(path: "file").path
    let options = ["--share", ".:ro", "--share", second.url.path]
    #expect(try await attempt(["read", "file"], options, in: first).status == 0)
    #expect(try await attempt(["update", "file"], options, in: first).status == 1)
    #expect(try await attempt(["write", "new"], options, in: first).status == 1)
    #expect(try await attempt(["remove", "file"], options, in: first).status == 1)
    #expect(try await attempt(["read", other], options, in: first).status == 0)
    #expect(try await attempt(["update", other], options, in: first).status == 0)
    let contents = try String(contentsOf: second.url.appending(path: "file"), encoding: .utf8)
    #expect(contents == "written by a guest\n")

    let missing = try await attempt(["read", "file"], ["--share", "/nonexistent/folder"])
    #expect(missing.status == 125)
    #expect(missing.errors.contains("/nonexistent/folder: No such file"), "\(missing.errors)")
    let conflict = try await attempt(["read", "x"], ["--unsafe-semihosting", "--share", "."])
    #expect(conflict.status == 125)
    #expect(conflict.errors.contains("--share"))
  }

  @Test(
    "commands run if they are named, and no others",
    arguments: ["landlock", "bubblewrap"].filter { $0 == "landlock" || hasBubblewrap }
  )
  func commands(method: String) async throws {
    let options = ["--confinement", method, "--allow-command", "uname"]
    let allowed = try await attempt(["run", "uname"], options)
    #expect(allowed.status == 0, "\(allowed.text) \(allowed.errors)")
    #expect(allowed.text.hasPrefix("Linux"))
    let refused = try await attempt(["run", "touch file"], options)
    #expect(refused.status == 1, "\(refused.text)")
    // The shell can't reach files that the guest can't.
    let redirected = try await attempt(["run", "echo x >/tmp/qemu-exit-test-command"], options)
    if method == "landlock" { #expect(redirected.status == 1) }
    #expect(!FileManager.default.fileExists(atPath: "/tmp/qemu-exit-test-command"))
    let missing = try await attempt(["run", "x"], ["--allow-command", "no-such-program"])
    #expect(missing.status == 125)
    #expect(missing.errors.contains("no-such-program"))
  }

  @Test("what a command starts ends with the run, even if it tries to leave")
  func daemons() async throws {
    let seconds = UInt32(ProcessInfo.processInfo.processIdentifier) + 5_000_000
    let options = ["--allow-command", "setsid", "--allow-command", "sleep"]
    let result = try await attempt(
      ["run", "setsid sleep \(seconds) & sleep \(seconds) &"],
      options
    )
    #expect(result.status == 0, "\(result.text) \(result.errors)")
    #expect(try await Processes.areGone(naming: "sleep\0\(seconds)"))
  }

  @Test(
    "what a command starts ends with the runner, even if that is killed",
    arguments: ["landlock", "bubblewrap"].filter { $0 == "landlock" || hasBubblewrap }
  )
  func killedRunner(method: String) async throws {
    let image = try await GuestImages.shared.image(
      "Intruder",
      of: "Tests/Guests",
      for: "riscv64-virt"
    )
    // The cases go on at the same time.
    let base: UInt32 = method == "landlock" ? 6_000_000 : 12_000_000
    let seconds = UInt32(ProcessInfo.processInfo.processIdentifier) + base
    let tool = Process()
    tool.executableURL = Project.tool
    tool.arguments = [
      "run", "--confinement", method, "--allow-command", "sleep", image.path, "--", "run",
      "sleep \(seconds) & sleep \(seconds)",
    ]
    tool.standardInput = FileHandle.nullDevice
    try tool.run()
    for _ in 0..<600 where Processes.naming("sleep\0\(seconds)").count < 2 {
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(Processes.naming("sleep\0\(seconds)").count == 2)
    kill(tool.processIdentifier, SIGKILL)
    tool.waitUntilExit()
    #expect(try await Processes.areGone(naming: "sleep\0\(seconds)"))
  }

  @Test("what bubblewrap has started ends with the runner, whenever that is killed")
  func earlyKill() async throws {
    let folder = try TemporaryFolder()
    let seconds = UInt32(ProcessInfo.processInfo.processIdentifier) + 13_000_000
    // In bubblewrap's place, at the moment in which it has started a process that doesn't yet end with
    // it.
    let wrapper = folder.url.appending(path: "bwrap")
    try Data("#!/bin/sh\n/bin/sleep \(seconds) & wait\n".utf8).write(to: wrapper)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: wrapper.path)
    let image = try await GuestImages.shared.image(
      "Intruder",
      of: "Tests/Guests",
      for: "riscv64-virt"
    )
    let tool = Process()
    tool.executableURL = Project.tool
    tool.arguments = ["run", "--confinement", "bubblewrap", image.path]
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    tool.environment = ["PATH": "\(folder.url.path):\(path)"]
    tool.standardInput = FileHandle.nullDevice
    try tool.run()
    for _ in 0..<600 where Processes.naming("sleep\0\(seconds)").isEmpty {
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(!Processes.naming("sleep\0\(seconds)").isEmpty)
    kill(tool.processIdentifier, SIGKILL)
    tool.waitUntilExit()
    #expect(try await Processes.areGone(naming: "sleep\0\(seconds)"))
  }

  @Test("a share that bubblewrap makes something in is refused, and what helps is said")
  func sharesOfBubblewrap() async throws {
    for path in ["/", "/run", "/proc/sys"] {
      for share in [path, "\(path):ro"] {
        let result = try await attempt(
          ["read", "file"],
          ["--confinement", "bubblewrap", "--share", share]
        )
        #expect(result.status == 125, "\(share)")
        #expect(result.errors.contains("can't share \(path) behind bubblewrap"), "\(result.errors)")
      }
    }
    #expect(!FileManager.default.fileExists(atPath: "/run/qemu-exit"))
    let landlock = ["--confinement", "landlock", "--share", "/:ro"]
    #expect(try await attempt(["read", "etc/passwd"], landlock).status == 0)
    #expect(try await attempt(["update", "/usr/lib/os-release"], landlock).status == 1)
  }

  @Test(
    "a umask that takes all rights leaves no folder that later runs can't use",
    arguments: methods
  )
  func umask(method: String) async throws {
    let folder = try TemporaryFolder()
    let launcher = [
      "/usr/bin/env", "TMPDIR=\(folder.url.path)", "/bin/sh", "-c", "umask 0777; exec \"$@\"", "sh",
    ]
    for launcher in [launcher, ["/usr/bin/env", "TMPDIR=\(folder.url.path)"]] {
      for options in [[], ["--files-limit", "0"]] {
        let result = try await attempt(
          ["write", "file"],
          ["--confinement", method] + options,
          by: launcher
        )
        #expect(result.status == 0, "\(options): \(result.text) \(result.errors)")
      }
    }
  }

  @Test("a folder to be read only in one that may be written to is refused")
  func nestedShares() async throws {
    let folder = try TemporaryFolder()
    let inner = folder.url.appending(path: "inner")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: false)
    let result = try await attempt(
      ["write", "inner/file"],
      ["--share", folder.url.path, "--share", "\(inner.path):ro"]
    )
    #expect(result.status == 125)
    #expect(result.errors.contains("read only"), "\(result.errors)")
  }

  static let methods = ["landlock", "bubblewrap"].filter { $0 == "landlock" || hasBubblewrap }

  @Test(
    "folders and images in /dev are no devices: they are as their shares say",
    arguments: methods
  )
  func sharesInDev(method: String) async throws {
    let folder = try TemporaryFolder(in: "/dev/shm")
    let file = folder.url.appending(path: "file")
    try Data("here".utf8).write(to: file)
    let options = ["--confinement", method, "--share", "\(folder.url.path):ro"]
    #expect(try await attempt(["read", "file"], options).status == 0)
    for words in [["write", "new"], ["update", "file"], ["remove", "file"]] {
      #expect(try await attempt(words, options).status == 1, "\(words)")
    }
    let image = try await GuestImages.shared.image(
      "Intruder",
      of: "Tests/Guests",
      for: "riscv64-virt"
    )
    let copy = folder.url.appending(path: "image")
    try FileManager.default.copyItem(at: image, to: copy)
    for verb in ["write", "append", "update"] {
      let result = try await qemuExit(
        ["run", "--confinement", method, copy.path, "--", verb, copy.path]
      )
      #expect(result.status == 1, "\(verb): \(result.errors)")
    }
    #expect(FileManager.default.contentsEqual(atPath: image.path, andPath: copy.path))
    #expect(try Data(contentsOf: file) == Data("here".utf8))
  }

  @Test("a share in another one is as it says, in whatever order they come", arguments: methods)
  func order(method: String) async throws {
    let folder = try TemporaryFolder()
    let inner = folder.url.appending(path: "inner")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: false)
    let shares = [["--share", "\(folder.url.path):ro"], ["--share", inner.path]]
    for shares in [shares, shares.reversed()] {
      let options = ["--confinement", method] + shares.flatMap { $0 }
      #expect(try await attempt(["write", "\(inner.path)/file"], options).status == 0)
      #expect(try await attempt(["write", "\(folder.url.path)/file"], options).status == 1)
    }
  }

  @Test("the folder for temporary files may have any name", arguments: methods)
  func temporaryFolderNames(method: String) async throws {
    let folder = try TemporaryFolder()
    for name in ["com,ma", "per%dcent", "with space"] {
      let temporary = folder.url.appending(path: name)
      try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: false)
      let result = try await attempt(
        ["write", "file"],
        ["--confinement", method],
        by: ["/usr/bin/env", "TMPDIR=\(temporary.path)"]
      )
      #expect(result.status == 0, "\(name): \(result.errors)")
    }
  }

  @Test("QEMU may be named by a relative path")
  func relativeProgram() async throws {
    let qemu = try #require(Installation().path(of: "qemu-system-riscv64"))
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "qemu").path,
      withDestinationPath: qemu
    )
    let result = try await attempt(["write", "file"], ["--qemu", "./qemu"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test("QEMU reaches no socket of the host's")
  func sockets() async throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "socket").path
    let socket = [
      "--qemu-arg=-chardev", "--qemu-arg=socket,id=own,path=\(path),server=on,wait=off",
    ]
    let result = try await attempt(["write", "file"], socket + ["--share", folder.url.path])
    #expect(result.status == 125)
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(result.errors.contains("--network"), "\(result.errors)")
  }

  @Test("QEMU uses the network if it is allowed to, and not otherwise")
  func network() async throws {
    let device = ["--qemu-arg=-netdev", "--qemu-arg=socket,id=net,listen=127.0.0.1:0"]
    let off = try await attempt(["write", "file"], device)
    #expect(off.status == 125)
    #expect(off.errors.contains("Operation not permitted"), "\(off.errors)")
    let on = try await attempt(["write", "file"], device + ["--network"])
    #expect(on.status == 0, "\(on.errors)")
  }

  @Test("a file of --qemu-arg needs its folder shared, and the tool says so")
  func furtherFiles() async throws {
    let folder = try TemporaryFolder()
    let disk = folder.url.appending(path: "disk.img")
    try Data(count: 4096).write(to: disk)
    let drive = [
      "--qemu-arg=-drive",
      "--qemu-arg=if=none,id=disk,format=raw,readonly=on,file=\(disk.path)",
    ]
    let unshared = try await attempt(["write", "file"], drive)
    #expect(unshared.status == 125)
    #expect(unshared.errors.contains("--share"), "\(unshared.errors)")
    let shared = try await attempt(["read", "disk.img"], drive + ["--share", folder.url.path])
    #expect(shared.status == 0, "\(shared.errors)")
    // QEMU locks the file that takes what is written.
    let snapshot = [
      "--qemu-arg=-drive", "--qemu-arg=if=none,id=disk,format=raw,snapshot=on,file=\(disk.path)",
    ]
    let written = try await attempt(["read", "disk.img"], snapshot + ["--share", folder.url.path])
    #expect(written.status == 0, "\(written.errors)")
  }

  @Test("a file is no larger than its limit, and the guest goes on")
  func fileSize() async throws {
    let folder = try TemporaryFolder()
    let options = ["--share", folder.url.path, "--file-size-limit", "1MiB"]
    let result = try await attempt(["write-much", "file"], options)
    #expect(result.status == 1, "\(result.text) \(result.errors)")
    let file = folder.url.appending(path: "file")
    #expect(try Data(contentsOf: file).count == 1 << 20)
    #expect(
      try await attempt(["write-much", "file"], ["--file-size-limit", "0"]).status == 0
    )
  }

  @Test(
    "all files together take no more than their limit, those that were removed among them",
    arguments: ["fill", "fill-removed"]
  )
  func filesTogether(verb: String) async throws {
    // Its folder is a file system of its own: there is no more room.
    let full = try await attempt([verb, "file"], ["--files-limit", "16MiB"])
    #expect(full.status == 1, "\(full.errors)")
    // It isn't: the runner looks.
    let watched = try await attempt(
      [verb, "file"],
      ["--files-limit", "16MiB"],
      by: Self.withoutNamespaces
    )
    #expect(watched.status == 126, "\(watched.errors)")
    #expect(watched.errors.contains("--files-limit"), "\(watched.errors)")
    let options = ["--timeout", "5s", "--files-limit", "0"]
    #expect(try await attempt([verb, "file"], options).status == 124)
  }

  @Test("memory: what QEMU may take beyond the guest's")
  func memory() async throws {
    let little = try await attempt(["write", "file"], ["--memory-limit", "16MiB"])
    #expect(little.status == 125, "\(little.errors)")
    #expect(little.errors.contains("--memory-limit"), "\(little.errors)")
    let much = ["--memory", "2G", "--memory-limit", "2GiB"]
    #expect(try await attempt(["write", "file"], much).status == 0)
  }

  @Test(
    "without Landlock bubblewrap takes its place",
    .enabled(if: hasBubblewrap, "bubblewrap is not installed")
  )
  func bubblewrap() async throws {
    let folder = try TemporaryFolder()
    try Data("here".utf8).write(to: folder.url.appending(path: "file"))
    for (launcher, options) in [
      (Self.withoutLandlock, []), ([], ["--confinement", "bubblewrap"]),
    ] as [([String], [String])] {
      for (words, status) in [
        (["read", "file"], 0), (["write", "file2"], 0), (["read", "/etc/passwd"], 1),
        (["read", folder.url.path + "/../b"], 1), (["update", "/usr/lib/os-release"], 1),
        (["run", "/bin/true"], 1), (["call", "153"], 126),
      ] as [([String], Int32)] {
        for machine in ["aarch64-virt", "armv7-virt", "riscv32-virt"] {
          let result = try await attempt(
            words,
            options + ["--share", "."],
            on: machine,
            in: folder,
            by: launcher
          )
          #expect(result.status == status, "\(machine), \(words): \(result.text) \(result.errors)")
        }
      }
    }
    let crash = try await attempt(["call", "153"], ["--confinement", "bubblewrap"])
    #expect(crash.errors.contains("signal 6"), "\(crash.errors)")
  }

  @Test("with neither, a guest that could use files isn't run, and the tool says what helps")
  func neither() async throws {
    let folder = try TemporaryFolder()
    // A search path with QEMU and without bubblewrap.
    for program in try FileManager.default.contentsOfDirectory(atPath: "/usr/bin")
    where program.hasPrefix("qemu-system-") {
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: program).path,
        withDestinationPath: "/usr/bin/\(program)"
      )
    }
    let launcher = ["/usr/bin/env", "PATH=\(folder.url.path)"] + Self.withoutLandlock
    let refused = try await attempt(["write", "file"], by: launcher)
    #expect(refused.status == 125)
    #expect(refused.errors.contains("bubblewrap"), "\(refused.errors)")
    #expect(refused.errors.contains("--unsafe-semihosting"))
    let landlock = try await attempt(["write", "x"], ["--confinement", "landlock"], by: launcher)
    #expect(landlock.status == 125 && landlock.errors.contains("no Landlock"))
    let unsafe = try await attempt(
      ["run", "/bin/true"],
      ["--unsafe-semihosting"],
      in: folder,
      by: launcher
    )
    #expect(unsafe.status == 1, "\(unsafe.errors)")
    // Guests on x86 have no files.
    let result = try await Probe(machine: "x86_64-microvm").withImage(.exit, code: 7) { image in
      try await run(
        URL(filePath: launcher[0]),
        Array(launcher.dropFirst()) + [Project.tool.path, "run", image.path]
      )
    }
    #expect(result.status == 7, "\(result.errors)")
  }
}
