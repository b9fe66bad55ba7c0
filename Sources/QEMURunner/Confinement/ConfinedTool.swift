import CQEMULaunch
import Glibc

/// A program that reads a stranger's file: it may read that file and what systems have for all
/// programs, and do nothing else.
enum ConfinedTool {
  /// Memory for programs that read an image.
  private static let mostMemory: UInt64 = 4 << 30

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: Its path.
  ///   - arguments: Its arguments.
  ///   - files: The files that it may read.
  ///   - limit: The most bytes that it may write to standard output.
  ///   - timeout: How long it may take.
  /// - Returns: What it has written; nil if it failed or was killed, or can't be confined.
  static func output(
    of program: String,
    _ arguments: [String],
    reading files: [String],
    limit: Int,
    timeout: Duration
  ) throws -> String? {
    var paths = HostPaths(for: HostProgram(program))
    for path in files { paths.allow(path, QX_READ) }
    var enclosure = Enclosure(limits: Enclosure.Limits(memory: mostMemory, fileSize: 0))
    var bubblewrap: HostPaths.Method? {
      Installation().path(of: "bwrap").map { HostPaths.Method.bubblewrap($0) }
    }
    guard let method = _qx_landlock_version() > 0 ? .landlock : bubblewrap else { return nil }
    enclosure.barrier = try paths.barrier(by: method, permissions: 0, directory: "/")
    var pipe = try Pipe()
    var process = try enclosure.start(
      program,
      arguments,
      environment: [],
      descriptors: [-1, pipe.writing?.number ?? -1, -1]
    )
    pipe.closeWriting()
    let deadline = ContinuousClock.now + timeout
    var output: [UInt8] = []
    var isOpen = true
    while output.count <= limit, ContinuousClock.now < deadline {
      var wait = pollfd(
        fd: isOpen ? pipe.reading.number : process.descriptor?.number ?? -1,
        events: Int16(POLLIN),
        revents: 0
      )
      _ = poll(&wait, 1, 100)
      if isOpen, wait.revents != 0 {
        isOpen = pipe.reading.read { output.append(contentsOf: $0) } != .end
      } else if !isOpen, wait.revents != 0 || process.descriptor == nil {
        return process.wait() == .status(0) ? String(decoding: output, as: UTF8.self) : nil
      }
    }
    process.kill()
    return nil
  }
}
