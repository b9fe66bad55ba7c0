import Glibc

/// A program that takes part in a build, run to its end.
package struct ToolProcess {
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
  ///   - keepsErrors: Whether to return what it writes to standard error as well.
  ///   - showsOutput: Whether what is returned goes to standard error as well.
  ///   - variables: What its environment has beside this program's: names and values.
  ///   - directory: Its working folder; nil for this program's.
  ///   - cancellation: A file descriptor from which one byte, a signal's number, ends the program;
  ///     nil for none.
  /// - Returns: The status, and what was kept.
  /// - Throws: `MissingProgramError`, `CancelledError`; `SystemError` if the system starts no
  ///   process.
  package static func run(
    _ name: String,
    _ arguments: [String],
    keepsOutput: Bool = false,
    keepsErrors: Bool = false,
    showsOutput: Bool = false,
    variables: [String: String] = [:],
    directory: String? = nil,
    cancellation: Int32? = nil
  ) throws -> (status: Int32, output: [UInt8]) {
    guard let path = name.contains("/") ? name : Installation().toolchainPath(of: name) else {
      throw MissingProgramError(name)
    }
    var environment: [String] = []
    var variable = environ
    while let text = variable.pointee {
      let text = String(cString: text)
      let name = String(text.prefix { $0 != "=" })
      if variables[name] == nil { environment.append(text) }
      variable += 1
    }
    environment += variables.map { "\($0.key)=\($0.value)" }
    var pipe = try Pipe()
    let kept = pipe.writing?.number ?? 2
    let output = keepsOutput ? kept : 2
    let errors = keepsErrors ? kept : 2
    var process = try ChildProcess(
      path: path,
      arguments: arguments,
      environment: environment,
      descriptors: [-1, output, errors],
      directory: directory
    )
    pipe.closeWriting()

    let standardError = FileDescriptor(showsOutput ? dup(2) : -1)
    var bytes: [UInt8] = []
    var reading: Int32 = keepsOutput || keepsErrors ? pipe.reading.number : -1
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
        throw CancelledError(signal: signal)
      }
      if waits[1].revents != 0 {
        let start = bytes.count
        if pipe.reading.read({ bytes.append(contentsOf: $0) }) == .end { reading = -1 }
        if showsOutput { _ = standardError.write(Array(bytes[start...])) }
      }
      // Where the system has no descriptor for the process, the wait below is all there is.
      if waits[0].revents != 0 || process.descriptor == nil && reading < 0 { hasEnded = true }
    }
    switch process.wait() {
    case .status(let status): return (status, bytes)
    case .signal(let signal): return (128 + signal, bytes)
    case .unknown: return (255, bytes)
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
