import Foundation
import Glibc
import TestSupport
import Testing

/// Something that a guest tries and mustn't be able to do.
struct Escape: CustomTestStringConvertible, Sendable {
  /// The guest's arguments; `HOST` stands for a folder of the host that isn't the guest's, `IMAGE`
  /// for its image.
  var words: [String]

  /// The tool's status: 1 if the guest was told no and went on, 126 if QEMU aborted.
  var status: Int32 = 1

  var testDescription: String { words.joined(separator: " ") }

  init(_ words: String..., status: Int32 = 1) {
    self.words = words
    self.status = status
  }

  static let all: [Escape] = [
    // Reading by absolute paths.
    Escape("read", "HOST/secret"),
    Escape("read", "/etc/passwd"),
    Escape("read", "/etc/shadow"),
    Escape("read", "/etc/hostname"),
    Escape("read", "/usr/lib/os-release"),
    Escape("read", "/usr/share/doc/libc6/copyright"),
    // By the system's own views of processes.
    Escape("read", "/proc/self/environ"),
    Escape("read", "/proc/self/maps"),
    Escape("read", "/proc/1/environ"),
    Escape("read", "/proc/self/root/etc/passwd"),
    Escape("read", "/proc/self/cwd/../secret"),
    Escape("read", "/proc/mounts"),
    Escape("update", "/proc/self/mem"),
    Escape("write", "/proc/self/oom_score_adj"),
    Escape("write", "/proc/sys/kernel/hostname"),
    Escape("read", "/sys/kernel/notes"),
    // By relative paths and links.
    Escape("read", "../secret"),
    Escape("read", "folder/../../secret"),
    Escape("read", "link-to-secret"),
    Escape("read", "link-to-folder/secret"),
    Escape("write", "link-to-secret"),
    Escape("append", "link-to-folder/secret"),
    Escape("remove", "link-to-folder/secret"),
    // Writing, removing, moving.
    Escape("write", "HOST/new"),
    Escape("append", "HOST/secret"),
    Escape("update", "HOST/secret"),
    Escape("remove", "HOST/secret"),
    Escape("remove", "HOST/empty"),
    Escape("rename", "HOST/secret", "stolen"),
    Escape("rename", "mine", "HOST/stolen"),
    Escape("rename", "mine", "link-to-folder/stolen"),
    Escape("rename", "folder", "../folder"),
    Escape("remove", "."),
    Escape("update", "IMAGE"),
    Escape("remove", "IMAGE"),
    Escape("write", "/dev/shm/qemu-exit-test"),
    Escape("write", "/tmp/qemu-exit-test"),
    // Commands.
    Escape("run", "touch HOST/ran"),
    Escape("run", "cat HOST/secret"),
    Escape("run", "/bin/true"),
    Escape("run", ""),
    // Devices.
    Escape("read", "/dev/mem"),
    Escape("read", "/dev/sda"),
    Escape("read", "/dev/vda"),
    Escape("read", "/dev/tty"),
    Escape("read", "/dev/kmsg"),
    Escape("write", "/dev/kmsg"),
    Escape("read", "/dev/zero"),
    // More than there is.
    Escape("open-many", "mine"),
    Escape("write-huge", "mine"),
    Escape("read-huge", "mine"),
    Escape("name-huge"),
    Escape("write-much", "much"),
    // What there isn't.
    Escape("call", "0", status: 126),
    Escape("call", "153", status: 126),
    Escape("call", "4294967295", status: 126),
  ]
}

/// A folder of the host with something to steal, and one beneath it that is the guest's.
private struct Prey {
  static let secret = Data("the host's secret".utf8)

  let folder: TemporaryFolder

  var host: URL { folder.url.appending(path: "host") }
  var guest: URL { host.appending(path: "guest") }

  init() throws {
    folder = try TemporaryFolder()
    let files = FileManager.default
    try files.createDirectory(
      at: guest.appending(path: "folder"),
      withIntermediateDirectories: true
    )
    try files.createDirectory(
      at: host.appending(path: "empty"),
      withIntermediateDirectories: false
    )
    try Self.secret.write(to: host.appending(path: "secret"))
    try Data("the guest's".utf8).write(to: guest.appending(path: "mine"))
    try files.createSymbolicLink(
      atPath: guest.appending(path: "link-to-secret").path,
      withDestinationPath: "../secret"
    )
    try files.createSymbolicLink(
      atPath: guest.appending(path: "link-to-folder").path,
      withDestinationPath: host.path
    )
  }

  /// Whether the host's folder is as it was.
  var isUnharmed: Bool {
    get throws {
      try FileManager.default.contents(atPath: host.appending(path: "secret").path) == Self.secret
        && Set(FileManager.default.contentsOfDirectory(atPath: host.path)) == [
          "secret", "empty", "guest",
        ]
    }
  }
}

@Suite("Guests that try to escape")
struct EscapeTests {
  /// One machine for each way that QEMU takes a call, and each word size.
  static let machines = ["aarch64-virt", "armv7-virt", "armv7em-mps2-an386", "riscv64-virt"]

  private func attempt(
    _ escape: Escape,
    _ prey: Prey,
    _ image: URL,
    _ options: [String]
  ) async throws -> (result: CommandResult, report: [String: Any]) {
    let words = escape.words.map {
      $0.replacing("HOST", with: prey.host.path).replacing("IMAGE", with: image.path)
    }
    let report = prey.folder.url.appending(path: "report.json")
    let result = try await qemuExit(
      ["run", "--report", report.path, "--share", prey.guest.path] + options + [image.path, "--"]
        + words,
      environment: [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
        "QEMU_EXIT_QEMU_DIR": ProcessInfo.processInfo.environment["QEMU_EXIT_QEMU_DIR"] ?? "",
        "TMPDIR": prey.folder.url.path,
      ]
    )
    return (result, try jsonObject(at: report))
  }

  private func copy(of image: URL, in prey: Prey) throws -> URL {
    let copy = prey.folder.url.appending(path: "image")
    try FileManager.default.copyItem(at: image, to: copy)
    return copy
  }

  @Test("none succeeds, nothing is harmed, and the verdict is right", arguments: machines)
  func escapes(machine: String) async throws {
    try await escapes(machine, [], Escape.all)
  }

  @Test(
    "nor by bubblewrap",
    .enabled(if: ConfinementTests.hasBubblewrap, "bubblewrap is not installed"),
    arguments: ["aarch64-virt", "riscv64-virt"]
  )
  func escapesByBubblewrap(machine: String) async throws {
    // There a guest sees folders and devices of its own, by the host's names: it may change them, and
    // nothing of it reaches the host.
    try await escapes(machine, ["--confinement", "bubblewrap"], Escape.all, mayPretend: true)
  }

  private func escapes(
    _ machine: String,
    _ options: [String],
    _ escapes: [Escape],
    mayPretend: Bool = false
  ) async throws {
    let image = try await GuestImages.shared.image("Intruder", of: "Tests/Guests", for: machine)
    #expect(Escape.all.count >= 30)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for escape in escapes {
        group.addTask {
          let prey = try Prey()
          let copy = try self.copy(of: image, in: prey)
          let bytes = try Data(contentsOf: copy)
          let (result, report) = try await self.attempt(escape, prey, copy, options)
          let name = "\(machine), \(escape.testDescription) \(options)"
          let pretends = mayPretend && result.status == 0
          if !pretends {
            #expect(result.status == escape.status, "\(name): \(result.text) \(result.errors)")
          }
          if escape.status == 126 {
            // QEMU aborts at an operation that it doesn't know.
            #expect(report["verdict"] as? String == "crashed", "\(name)")
            #expect(report["signal"] as? Int == 6, "\(name)")
          } else {
            #expect(report["verdict"] as? String == "exited", "\(name): \(result.errors)")
            #expect(report["code"] as? Int == (pretends ? 0 : 1), "\(name)")
          }
          #expect(!result.text.contains("secret"), "\(name): \(result.text)")
          let isUnharmed = try prey.isUnharmed && Data(contentsOf: copy) == bytes
          #expect(isUnharmed, "\(name)")
          // Of temporary folders an empty one is left, for the next runs.
          let left = try FileManager.default.subpathsOfDirectory(atPath: prey.folder.url.path)
          let runs = "qemu-exit-\(geteuid())"
          #expect(
            Set(left.filter { !$0.hasPrefix("host/") })
              == ["host", "image", "report.json", runs, "\(runs)/guest"],
            "\(name)"
          )
          let much = prey.guest.appending(path: "much").path
          let size = try? FileManager.default.attributesOfItem(atPath: much)[.size] as? Int
          #expect(size ?? 0 <= 64 << 20, "\(name)")
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("unconfined they succeed: it is the confinement that keeps them in", arguments: machines)
  func unconfined(machine: String) async throws {
    let image = try await GuestImages.shared.image("Intruder", of: "Tests/Guests", for: machine)
    let escapes = [
      Escape("read", "HOST/secret", status: 0), Escape("write", "HOST/new", status: 0),
      Escape("remove", "HOST/empty", status: 0), Escape("read", "/proc/self/environ", status: 0),
      Escape("rename", "HOST/secret", "HOST/stolen", status: 0),
      // Still.
      Escape("run", "touch HOST/ran"),
    ]
    for escape in escapes {
      let prey = try Prey()
      let result = try await qemuExit(
        ["run", "--unsafe-semihosting", image.path, "--"]
          + escape.words.map { $0.replacing("HOST", with: prey.host.path) },
        environment: ProcessInfo.processInfo.environment.merging(["A_SECRET": "unscrubbed"]) { $1 }
      )
      #expect(result.status == escape.status, "\(machine), \(escape): \(result.text)")
      #expect(!result.text.contains("A_SECRET"))
      let isUnharmed = try prey.isUnharmed
      #expect(isUnharmed == (escape.words[0] == "read" || escape.words[0] == "run"), "\(escape)")
    }
  }

  @Test(
    "standard input that is a file can be read and not written to",
    arguments: ["landlock", "bubblewrap"].filter {
      $0 == "landlock" || ConfinementTests.hasBubblewrap
    }
  )
  func standardInput(method: String) async throws {
    let image = try await GuestImages.shared.image(
      "Intruder",
      of: "Tests/Guests",
      for: "riscv64-virt"
    )
    let prey = try Prey()
    let file = prey.host.appending(path: "secret")
    for verb in ["write", "update", "append"] {
      for path in ["/dev/fd/0", "/proc/self/fd/0", "/dev/stdin"] {
        let result = try await qemuExit(
          ["run", "--confinement", method, image.path, "--", verb, path],
          input: file
        )
        #expect([0, 1].contains(result.status), "\(method), \(verb) \(path): \(result.errors)")
        #expect(try prey.isUnharmed, "\(method), \(verb) \(path)")
      }
    }
  }

  @Test("what a guest may do works", arguments: machines)
  func permitted(machine: String) async throws {
    let image = try await GuestImages.shared.image("Intruder", of: "Tests/Guests", for: machine)
    let prey = try Prey()
    for words in [
      ["read", "mine"], ["write", "new"], ["append", "new"], ["update", "mine"],
      ["rename", "new", "folder/newer"], ["rename", "folder/newer", "new"], ["remove", "new"],
      ["write", "/dev/null"], ["read", prey.guest.appending(path: "mine").path],
    ] {
      let (result, _) = try await attempt(Escape(words: words), prey, image, [])
      #expect(result.status == 0, "\(machine), \(words): \(result.text) \(result.errors)")
    }
    #expect(try prey.isUnharmed)
  }
}

extension Escape {
  init(words: [String]) {
    self.words = words
  }
}
