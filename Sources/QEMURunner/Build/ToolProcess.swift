import Glibc

/// A program that takes part in a build, run to its end.
struct ToolProcess {
  /// How long a program has to end after SIGINT, in milliseconds, before it is killed. SwiftPM ends
  /// its compilers meanwhile, which have process groups of their own.
  private static let patience: Int32 = 10_000

  /// Runs a program.
  ///
  /// - Parameters:
  ///   - name: The program, of the Swift toolchain, or its path.
  ///   - arguments: Its arguments.
  ///   - keepsOutput: Whether to return what it writes to standard output. It goes to standard
  ///     error otherwise, as this program's own standard output is for results.
  ///   - cancellation: A file descriptor from which one byte, a signal's number, ends the program;
  ///     nil for none.
  /// - Returns: The status, and what was kept.
  /// - Throws: `BuildError.missingProgram` or `.cancelled`; `LaunchError` if the system starts no
  ///   process.
  static func run(
    _ name: String,
    _ arguments: [String],
    keepsOutput: Bool = false,
    cancellation: Int32? = nil
  ) throws -> (status: Int32, output: [UInt8]) {
    guard let path = name.contains("/") ? name : Installation().toolchainPath(of: name) else {
      throw BuildError.missingProgram(name)
    }
    var environment: [String] = []
    var variable = environ
    while let text = variable.pointee {
      environment.append(String(cString: text))
      variable += 1
    }
    var pipe = try Pipe()
    let output = keepsOutput ? pipe.writing?.number ?? 2 : 2
    var process = try ChildProcess(
      path: path,
      arguments: arguments,
      environment: environment,
      descriptors: [-1, output, 2]
    )
    pipe.closeWriting()

    var kept: [UInt8] = []
    var reading: Int32 = keepsOutput ? pipe.reading.number : -1
    var hasEnded = false
    while !hasEnded || reading >= 0 {
      var waits = [
        pollfd(
          fd: hasEnded ? -1 : process.descriptor?.number ?? -1,
          events: Int16(POLLIN),
          revents: 0
        ),
        pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
        pollfd(fd: cancellation ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&waits, 3, -1) >= 0 || errno == EINTR else { break }
      if waits[2].revents != 0, let cancellation,
        let signal = Cancellation.signal(from: cancellation)
      {
        end(&process)
        throw BuildError.cancelled(signal: signal)
      }
      if waits[1].revents != 0, pipe.reading.read({ kept.append(contentsOf: $0) }) == .end {
        reading = -1
      }
      // Where the system has no descriptor for the process, the wait below is all there is.
      if waits[0].revents != 0 || process.descriptor == nil && reading < 0 { hasEnded = true }
    }
    switch process.wait() {
    case .status(let status): return (status, kept)
    case .signal(let signal): return (128 + signal, kept)
    case .unknown: return (255, kept)
    }
  }

  /// Asks a program to end, and kills it if it doesn't.
  private static func end(_ process: inout ChildProcess) {
    process.interrupt()
    var wait = pollfd(fd: process.descriptor?.number ?? -1, events: Int16(POLLIN), revents: 0)
    _ = poll(&wait, 1, patience)
    process.kill()
    _ = process.wait()
  }
}
