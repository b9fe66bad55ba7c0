import Foundation
import Glibc
import TestSupport
import Testing

@testable import HostSupport
@testable import QEMURunner
@testable import Sandbox

@Suite("What a confined program can do")
struct EnclosureTests {
  /// What a program tells that has been taken over.
  struct Calls {
    /// For each attempt the error's number, 0 if it worked.
    var errors: [String: Int32] = [:]

    /// What it has of variables, descriptors and the like.
    var possessions: [String: Int] = [:]
  }

  /// Runs it inside.
  func calls(
    _ confinement: Confinement = Confinement(),
    limits: Enclosure.Limits = Enclosure.Limits(),
    needsFolder: Bool = true,
    usesFilters: Bool = false
  ) async throws -> Calls {
    let program = try await TakenOver.program.value.path
    // Somebody's file.
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "file")
    try Data().write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    var calls = Calls()
    for group in ["needs", "attempts", "memory"] {
      var enclosure = try confinement.enclose(
        Enclosure.Specification(
          program: program,
          reachesFiles: true,
          needsFolder: needsFolder,
          usesFilters: usesFilters,
          limits: limits
        ),
        by: Installation()
      )
      var pipe = try HostSupport.Pipe()
      var process = try enclosure.start(
        program,
        [
          "try=\(group)", "process=\(getpid())", "memory=256", "image=\(file.path)",
          "victim=\(file.path)", "socket=\(file.path)", "readonly=\(folder.url.path)",
          "shared=\(folder.url.path)", "scratch=\(folder.url.path)",
        ],
        environment: ["ONE=1", "TWO=2"],
        descriptors: [-1, pipe.writing?.number ?? -1, 2]
      )
      pipe.closeWriting()
      // A pipe holds all of it.
      let ending = process.wait()
      try #require(ending == .status(0))
      var text: [UInt8] = []
      while pipe.reading.read({ text.append(contentsOf: $0) }) == .bytes {}
      for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        if words.first == "attempt", words.count == 5 { calls.errors[words[1]] = Int32(words[3]) }
        if words.first == "has", words.count == 3 { calls.possessions[words[1]] = Int(words[2]) }
      }
    }
    if confinement.method != .unsafe {
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    return calls
  }

  static let needed = [
    "thread", "own-signal", "own-processors", "see-own-limits", "little-memory", "events", "timers",
    "signals", "null-device", "thread-name",
  ]

  /// Those whose error is the filter's own: what else is tried is in the end-to-end tests.
  static let refused = [
    "process", "process-same-memory", "run-by-descriptor", "signal-parent", "signal-other", "trace",
    "read-memory", "descriptor-of-parent", "outlive", "new-session", "others-limits", "own-limits",
    "mount", "new-root", "unshare", "user", "programs-of-kernel", "page-faults", "rings", "keys",
    "mode-victim", "symbolic-link", "empty-by-path", "watch", "path-socket", "ipv4", "netlink",
    "set-clock", "terminal-input", "signals-owner", "shared-memory", "numbered-memory",
    "further-filter", "further-filter-by-prctl", "socket-filter", "own-descriptors",
  ]

  @Test("system calls: some that QEMU needs work, those that harm are refused by an error")
  func systemCalls() async throws {
    var limits = Enclosure.Limits()
    limits.memory = 256 << 20
    let calls = try await calls(limits: limits)
    for name in Self.needed { #expect(calls.errors[name] == 0, "\(name)") }
    for name in Self.refused { #expect(calls.errors[name] == EPERM, "\(name)") }
    for name in ["process-by-clone3", "attribute-by-new-call", "newest-call"] {
      #expect(calls.errors[name] == ENOSYS, "\(name)")
    }
    #expect(calls.errors["private-memory"] == ENOMEM)
    // Less than any core dump has, and not 0: that doesn't count for dumps that a program gets.
    #expect(calls.possessions["cores"] == 1 && calls.possessions["files"] == 1024)
    #expect(calls.possessions["no-new-privileges"] == 1)
    // Its own variables, and the one that names its temporary folder.
    #expect(calls.possessions["variables"] == 2 + 1)
    #expect(calls.possessions["descriptors"] == 3)
  }

  @Test("where they are allowed, the same calls work: the refusals are the confinement's")
  func permissions() async throws {
    var confinement = Confinement()
    confinement.commands = ["true"]
    confinement.mayUseNetwork = true
    let calls = try await calls(confinement)
    for name in Self.needed + ["process", "process-same-memory", "ipv4", "private-memory"] {
      #expect(calls.errors[name] == 0, "\(name)")
    }
    for name in ["mount", "trace", "path-socket", "netlink"] {
      #expect(calls.errors[name] == EPERM, "\(name)")
    }
  }

  @Test("a QEMU that is told to apply filters of its own may, and no other one")
  func filters() async throws {
    let calls = try await calls(usesFilters: true)
    for name in ["further-filter", "further-filter-by-prctl"] {
      #expect(calls.errors[name] == EFAULT, "\(name)")
    }
    #expect(calls.errors["own-descriptors"] == EPERM)
    var options = RunOptions()
    for (arguments, isSo) in [
      (["-sandbox", "on"], true), (["--sandbox", "on"], true), (["-append", "sandbox"], false),
      ([], false),
    ] {
      options.qemuArguments = arguments
      #expect(options.usesFilters == isSo, "\(arguments)")
    }
  }

  @Test("a program that needs no folder has none, and is held as any")
  func withoutFolder() async throws {
    let calls = try await calls(needsFolder: false)
    for name in Self.needed { #expect(calls.errors[name] == 0, "\(name)") }
    for name in Self.refused { #expect(calls.errors[name] == EPERM, "\(name)") }
    #expect(calls.possessions["variables"] == 2)
  }

  @Test("unconfined, files are free, and programs still aren't")
  func unsafe() async throws {
    var confinement = Confinement()
    confinement.method = .unsafe
    let calls = try await calls(confinement)
    for name in Self.refused { #expect(calls.errors[name] == EPERM, "\(name)") }
    #expect(calls.errors["read-victim"] == 0)
    // No temporary folder.
    #expect(calls.possessions["variables"] == 2)
  }

  @Test("what can't be granted is an error that names it")
  func errors() async {
    var confinement = Confinement()
    confinement.shares = [Confinement.Share(path: "/nonexistent/folder")]
    await #expect(
      throws: ConfinementError.noFolder("/nonexistent/folder", "No such file or directory")
    ) { try await calls(confinement) }
    confinement.shares = [Confinement.Share(path: "/etc/passwd")]
    await #expect(throws: ConfinementError.noFolder("/etc/passwd", "Not a directory")) {
      try await calls(confinement)
    }
    confinement.shares = []
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    confinement.shares = [
      Confinement.Share(path: folder), Confinement.Share(path: folder, isReadOnly: true),
    ]
    await #expect(throws: ConfinementError.readOnlyInWritable(folder, folder)) {
      try await calls(confinement)
    }
    confinement.shares = []
    confinement.commands = ["no-such-program"]
    await #expect(throws: ConfinementError.noCommand("no-such-program")) {
      try await calls(confinement)
    }
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
