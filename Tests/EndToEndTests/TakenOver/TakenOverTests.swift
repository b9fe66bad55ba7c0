import Foundation
import TestSupport
import Testing

/// A program in QEMU's place tries what a QEMU can try that a guest has taken over. Whatever is let
/// through stands in ``AllowedCalls`` or ``AttemptRow``, with the reason.
@Suite("What a QEMU can do that has been taken over")
struct TakenOverTests {
  private static let document = Project.root.appending(path: "Documentation/confinement.md")
  private static let mark =
    "<!-- what-is-refused: written by the tests with QEMU_EXIT_WRITES_CONFINEMENT=1 -->\n"

  @Test("every attempt is refused, or stands in the table", arguments: Sandbox.all)
  func attempts(sandbox: Sandbox) async throws {
    if let obstacle = try await TakenOverRuns.shared.obstacle(to: sandbox) {
      try Test.cancel(Comment(rawValue: obstacle))
    }
    let run = try await TakenOverRuns.shared.run(in: sandbox)
    var holes: [String] = []
    for row in AttemptRow.all {
      for name in row.names {
        guard let outcome = run.outcomes[name] else {
          #expect(run.isIncomplete && row.group == .folder, "\(name) wasn't tried")
          continue
        }
        guard outcome.isAllowed, row.notes(name, in: sandbox).isEmpty else { continue }
        holes.append("\(name) (\(row.title)): \(outcome)")
      }
    }
    if !holes.isEmpty { Issue.record("let through: \(holes.joined(separator: "\n"))") }
    let known = Set(AttemptRow.all.flatMap(\.names))
    #expect(known.isSuperset(of: run.outcomes.keys), "an attempt is missing in AttemptRow")
  }

  @Test("every system call is refused, or stands in the table", arguments: Sandbox.all)
  func calls(sandbox: Sandbox) async throws {
    if let obstacle = try await TakenOverRuns.shared.obstacle(to: sandbox) {
      try Test.cancel(Comment(rawValue: obstacle))
    }
    let run = try await TakenOverRuns.shared.run(in: sandbox)
    let allowed = AllowedCalls.names(in: sandbox)
    #expect(run.calls.count == SystemCalls.newest + 21)
    let holes = run.calls.sorted { $0.key < $1.key }.compactMap { number, error -> String? in
      // Not tried: the filter's own test answers for these.
      guard let error, error != EPERM && error != ENOSYS else { return nil }
      let name = SystemCalls.names[number] ?? "without a name"
      return allowed.contains(name)
        ? nil : "\(name) (\(number)): \(String(cString: strerror(error)))"
    }
    if !holes.isEmpty { Issue.record("let through: \(holes.joined(separator: ", "))") }
  }

  @Test("what QEMU needs is let through")
  func needs() async throws {
    let sandbox = Sandbox(kind: .landlock5, isRoot: geteuid() == 0, landlock: 5)
    if let obstacle = try await TakenOverRuns.shared.obstacle(to: sandbox) {
      try Test.cancel(Comment(rawValue: obstacle))
    }
    let run = try await TakenOverRuns.shared.run(in: sandbox)
    // Neither is known to a kernel without it, nor is what it is asked for here meant to succeed.
    for name in [
      "read", "openat", "mmap", "ppoll", "futex", "recvmsg", "fcntl", "ioctl", "mprotect",
    ] {
      let number = try #require(SystemCalls.names.first { $0.value == name }?.key)
      let error = try #require(run.calls[number] ?? nil)
      #expect(error != EPERM && error != ENOSYS, "\(name)")
    }
    #expect((run.outcomes["threads"]?.amount ?? 0) > 64)
    #expect((run.outcomes["private-memory"]?.amount ?? 0) >= 32)
    #expect((run.outcomes["plainly"]?.amount ?? 16) >= 16)
  }

  @Test("no exception is left that nothing needs")
  func exceptions() async throws {
    var runs: [(Sandbox, TakenOverRun)] = []
    for sandbox in Sandbox.all {
      // All of them: what is needed on one kernel isn't on another.
      if let obstacle = try await TakenOverRuns.shared.obstacle(to: sandbox) {
        try Test.cancel("\(sandbox): \(obstacle)")
      }
      runs.append((sandbox, try await TakenOverRuns.shared.run(in: sandbox)))
    }
    var unneeded: [String] = []
    for row in AttemptRow.all {
      for exception in row.exceptions where exception.note != .unsafe {
        for name in exception.names.isEmpty ? Set(row.names) : exception.names {
          let isNeeded = runs.contains { sandbox, run in
            // Who isn't there to tell was ended.
            exception.isIn(sandbox) && run.outcomes[name]?.isAllowed ?? true
          }
          if !isNeeded { unneeded.append("\(name): \(exception.note)") }
        }
      }
    }
    if !unneeded.isEmpty { Issue.record("not needed: \(unneeded.joined(separator: "\n"))") }
  }

  @Test("every system call of this kernel is known: a new one has to be looked at")
  func names() async throws {
    #if arch(x86_64)
      // Foundation reads the first piece of such a file.
      let symbols = try await run(
        URL(filePath: "/bin/grep"),
        ["-oE", " T __x64_sys_[a-z0-9_]+$", "/proc/kallsyms"]
      )
      let functions = symbols.text.split(separator: "\n").map {
        $0.dropFirst(" T __x64_sys_".count)
      }
      if functions.isEmpty { try Test.cancel("the kernel doesn't tell its functions") }
      for name in functions.map(String.init) where !SystemCalls.knows(name) {
        Issue.record(
          """
          The kernel has a system call `\(name)` that Tests/EndToEndTests/TakenOver/SystemCalls.swift \
          lacks. Find out what it does and whether QEMU needs it, and add it with its number. The \
          filter (Sources/Host/CHostSupport/filter.c) refuses it unless it is added there and in \
          AllowedCalls.swift, with the reason.
          """
        )
      }
      #expect(functions.count > 300)
    #else
      try Test.cancel("the numbers of system calls are those of x86_64")
    #endif
  }

  @Test("the tables are right in themselves")
  func tables() {
    let names = Set(SystemCalls.names.values)
    #expect(names.count == SystemCalls.names.count)
    for entry in AllowedCalls.all {
      #expect(names.isSuperset(of: entry.names), "\(entry.names.filter { !names.contains($0) })")
    }
    let allowed = AllowedCalls.all.flatMap(\.names)
    #expect(Set(allowed).count == allowed.count, "a call stands there twice")
    let attempts = AttemptRow.all.flatMap(\.names)
    #expect(Set(attempts).count == attempts.count, "an attempt stands there twice")
    for row in AttemptRow.all {
      for exception in row.exceptions {
        #expect(Set(row.names).isSuperset(of: exception.names), "\(row.title)")
      }
    }
  }

  @Test("the document has the table")
  func table() throws {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    let parts = text.split(separator: Self.mark, omittingEmptySubsequences: false)
    try #require(parts.count == 3, "\(Self.document.path) needs the mark twice: \(Self.mark)")
    let table = "\n\(SandboxTable.markdown())\n"
    if ProcessInfo.processInfo.environment["QEMU_EXIT_WRITES_CONFINEMENT"] == "1" {
      let whole = "\(parts[0])\(Self.mark)\(table)\(Self.mark)\(parts[2])"
      try Data(whole.utf8).write(to: Self.document)
    } else {
      #expect(parts[1] == table, "QEMU_EXIT_WRITES_CONFINEMENT=1 writes it")
    }
  }
}
