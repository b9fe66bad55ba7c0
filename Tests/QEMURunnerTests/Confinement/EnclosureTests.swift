import Foundation
import Glibc
import TestSupport
import Testing

@testable import QEMURunner

@Suite("What a confined program can do")
struct EnclosureTests {
  /// Runs `system-calls` inside.
  ///
  /// - Returns: For each call the error's number, 0 if it worked.
  func calls(
    _ confinement: Confinement = Confinement(),
    limits: Enclosure.Limits = Enclosure.Limits(),
    needsFolder: Bool = true
  ) throws -> [String: Int32] {
    let program = Project.product("system-calls").path
    // SwiftPM links programs in C with Swift's library, too.
    let toolchain = try Project.toolchainProgram("clang").deletingLastPathComponent()
    let enclosure = try confinement.enclose(
      program,
      reading: [toolchain.appending(path: "../lib").path],
      reachesFiles: true,
      needsFolder: needsFolder,
      limits: limits,
      installation: Installation()
    )
    // Somebody's file.
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "file")
    try Data().write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    var pipe = try QEMURunner.Pipe()
    var process = try enclosure.start(
      program,
      [],
      environment: ["ONE=1", "FILE=\(file.path)"],
      descriptors: [-1, pipe.writing?.number ?? -1, 2]
    )
    pipe.closeWriting()
    let ending = process.wait()
    try #require(ending == .status(0))
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    var text: [UInt8] = []
    while pipe.reading.read({ text.append(contentsOf: $0) }) == .bytes {}
    return Dictionary(
      uniqueKeysWithValues: String(decoding: text, as: UTF8.self).split(separator: "\n").map {
        let words = $0.split(separator: " ")
        return (String(words[0]), Int32(words[1]) ?? -1)
      }
    )
  }

  static let needed = [
    "thread", "socketpair", "own-signal", "own-limits", "own-priority", "little-memory",
  ]

  static let refused = [
    "process", "vfork", "execveat", "kill", "other-signal", "internet-socket", "netlink-socket",
    "ptrace", "process-memory", "bpf", "userfaultfd", "io-uring", "mount", "chroot", "unshare",
    "setuid", "chmod", "symlink", "hard-link", "truncate", "key", "priority", "clock",
    "terminal-input", "other-limits", "unix-socket", "datagram-sockets", "connect", "change-mode",
    "change-mode-2", "shared-memory", "message-queue", "semaphores", "watch-files", "new-session",
    "new-group", "other-processors", "outlive-parent", "signals-by-descriptor", "set-limits",
  ]

  @Test("system calls: some that QEMU needs work, those that harm are refused by an error")
  func systemCalls() throws {
    var limits = Enclosure.Limits()
    limits.memory = 1 << 30
    let calls = try calls(limits: limits)
    for name in Self.needed { #expect(calls[name] == 0, "\(name)") }
    for name in Self.refused { #expect(calls[name] == EPERM, "\(name)") }
    for name in ["clone3", "set-attribute", "newest-call"] {
      #expect(calls[name] == ENOSYS, "\(name)")
    }
    #expect(calls["much-memory"] == ENOMEM)
    #expect(calls["cores"] == 0 && calls["files"] == 1024 && calls["no-new-privileges"] == 1)
    // Its own variables, and the one that names its temporary folder.
    #expect(calls["variables"] == 2 + 1 && calls["descriptors"] == 3 + 2)
  }

  @Test("where they are allowed, the same calls work: the refusals are the confinement's")
  func permissions() throws {
    var confinement = Confinement()
    confinement.commands = ["true"]
    confinement.mayUseNetwork = true
    let calls = try calls(confinement)
    for name in Self.needed + ["process", "vfork", "internet-socket", "unix-socket"] {
      #expect(calls[name] == 0, "\(name)")
    }
    #expect(calls["mount"] == EPERM && calls["ptrace"] == EPERM)
  }

  @Test("a program that needs no folder has none, and is held as any")
  func withoutFolder() throws {
    let calls = try calls(needsFolder: false)
    for name in Self.needed { #expect(calls[name] == 0, "\(name)") }
    for name in Self.refused { #expect(calls[name] == EPERM, "\(name)") }
    #expect(calls["variables"] == 2)
  }

  @Test("unconfined, files are free, and programs still aren't")
  func unsafe() throws {
    var confinement = Confinement()
    confinement.method = .unsafe
    let calls = try calls(confinement)
    for name in Self.refused { #expect(calls[name] == EPERM, "\(name)") }
    // No temporary folder.
    #expect(calls["variables"] == 2)
  }

  @Test("what can't be granted is an error that names it")
  func errors() {
    var confinement = Confinement()
    confinement.shares = [Confinement.Share(path: "/nonexistent/folder")]
    #expect(throws: ConfinementError.noFolder("/nonexistent/folder", "No such file or directory")) {
      try calls(confinement)
    }
    confinement.shares = [Confinement.Share(path: "/etc/passwd")]
    #expect(throws: ConfinementError.noFolder("/etc/passwd", "Not a directory")) {
      try calls(confinement)
    }
    confinement.shares = []
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    confinement.shares = [
      Confinement.Share(path: folder), Confinement.Share(path: folder, isReadOnly: true),
    ]
    #expect(throws: ConfinementError.readOnlyInWritable(folder, folder)) { try calls(confinement) }
    confinement.shares = []
    confinement.commands = ["no-such-program"]
    #expect(throws: ConfinementError.noCommand("no-such-program")) { try calls(confinement) }
  }

  @Test(
    "the guest's memory is added to the limit, however it is written",
    arguments: [
      ("512", 512 << 20), ("512M", 512 << 20), ("2G", 2 << 30), ("size=1G,slots=4", 1 << 30),
      ("64k", 64 << 10), ("100b", 100), ("many", 1 << 62), ("99999999999G", 1 << 62),
    ] as [(String, UInt64)]
  )
  func memory(text: String, bytes: UInt64) throws {
    var options = RunOptions()
    options.memoryLimit = 1000
    options.memory = text
    let machine = try #require(Machine.catalogue.first)
    #expect(Enclosure.Limits(options, on: machine).memory == bytes + 1000)
    options.memoryLimit = nil
    #expect(Enclosure.Limits(options, on: machine).memory == nil)
  }
}
