import Foundation
import Glibc
import Testing

@testable import HostSupport

@Suite("Processes that the runner starts")
struct ChildProcessTests {
  private func shell(_ script: String, descriptors: [Int32] = [-1, -1, -1]) throws -> ChildProcess {
    try ChildProcess(
      path: "/bin/sh",
      arguments: ["-c", script],
      environment: ["PATH=/usr/bin:/bin"],
      descriptors: descriptors
    )
  }

  @Test("their status and their signal", arguments: [0, 1, 42, 255] as [Int32])
  func endings(status: Int32) throws {
    var process = try shell("exit \(status)")
    #expect(process.wait() == .status(status))
    #expect(process.wait() == .status(status))
    var killed = try shell("kill -TERM $$")
    #expect(killed.wait() == .signal(SIGTERM))
  }

  @Test("a program that isn't there or can't be executed is an error, not a process")
  func missing() {
    for path in ["/nonexistent/program", "/etc/passwd", "/"] {
      #expect {
        _ = try ChildProcess(path: path, arguments: [], environment: [], descriptors: [])
      } throws: {
        "\($0)".contains(path)
      }
    }
  }

  @Test("they get the descriptors that they are given, and no others")
  func descriptors() throws {
    // One that others forgot to mark as close-on-exec.
    let leaking = open("/dev/null", O_RDONLY)
    defer { close(leaking) }
    let another = fcntl(leaking, F_DUPFD, 50)
    defer { close(another) }
    let pipe = try HostSupport.Pipe()
    let output = pipe.writing?.number ?? -1
    var process = try ChildProcess(
      path: "/bin/ls",
      arguments: ["/proc/self/fd"],
      environment: [],
      descriptors: [-1, output, -1, output]
    )
    #expect(process.wait() == .status(0))
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(pipe.reading.number, &buffer, buffer.count)
    // The last is the folder that ls reads.
    let listed = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    #expect(listed == "0\n1\n2\n3\n4\n")
  }

  @Test("they have an environment of their own, default signals and their own process group")
  func surroundings() throws {
    let pipe = try HostSupport.Pipe()
    let output = pipe.writing?.number ?? -1
    var process = try shell(
      "env | grep -v _= | grep -v PWD; cut -d' ' -f1,5 /proc/$$/stat; kill -PIPE $$",
      descriptors: [-1, output, output]
    )
    #expect(process.wait() == .signal(SIGPIPE))
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(pipe.reading.number, &buffer, buffer.count)
    let lines = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "PATH=/usr/bin:/bin")
    let numbers = lines.last?.split(separator: " ") ?? []
    #expect(numbers.count == 2 && numbers.first == numbers.last)
  }

  @Test("one that is dropped is killed")
  func dropped() throws {
    let pipe = try HostSupport.Pipe()
    let output = pipe.writing?.number ?? -1
    do {
      let process = try shell("echo $$; exec sleep 100", descriptors: [-1, output, -1])
      _ = process.descriptor
      var ready = pollfd(fd: pipe.reading.number, events: Int16(POLLIN), revents: 0)
      #expect(poll(&ready, 1, 10_000) == 1)
    }
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = read(pipe.reading.number, &buffer, buffer.count)
    let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    let id = try #require(pid_t(text.dropLast()))
    #expect(kill(id, 0) == -1 && errno == ESRCH)
  }
}
