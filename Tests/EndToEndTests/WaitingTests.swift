import Foundation
import HostSupport
import TestSupport
import Testing

@Suite("qemu-exit run: a system that doesn't let it wait for QEMU")
struct WaitingTests {
  @Test("is an error of its own, QEMU is gone, and the guest's output isn't to blame")
  func error() async throws {
    let folder = try TemporaryFolder()
    let program = folder.url.appending(path: "qemu")
    // It goes on to write, with pauses, by nothing but the shell.
    let script = """
      #!/bin/sh
      while :; do
        echo line
        count=0
        while [ $count -lt 20000 ]; do count=$((count + 1)); done
      done

      """
    try Data(script.utf8).write(to: program)
    chmod(program.path, 0o700)
    let image = folder.url.appending(path: "image")
    try Data(repeating: 0, count: 64).write(to: image)
    let tool = Process()
    tool.executableURL = Project.tool
    tool.arguments = [
      "run", "--arch", "riscv64", "--qemu", program.path, "--timeout", "120s", image.path,
    ]
    let (output, errors) = (Pipe(), Pipe())
    tool.standardOutput = output
    tool.standardError = errors
    tool.standardInput = FileHandle.nullDevice
    try tool.run()
    #expect(!output.fileHandleForReading.availableData.isEmpty)
    // Linux, poll(2), EINVAL: more descriptors than a program may have.
    // Not by `run`, which may wait for a processor until the guest's time is up.
    let limiting = Process()
    limiting.executableURL = URL(filePath: "/usr/bin/prlimit")
    limiting.arguments = ["--pid", "\(tool.processIdentifier)", "--nofile=3:3"]
    try limiting.run()
    limiting.waitUntilExit()
    #expect(limiting.terminationStatus == 0)
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    tool.waitUntilExit()
    #expect(tool.terminationStatus == 126)
    #expect(
      words.contains("error: can't wait for QEMU, which was killed: Invalid argument"),
      "\(words)"
    )
    #expect(!words.contains("passed on"))
    #expect(try await Processes.areGone(naming: program.path))
  }
}
