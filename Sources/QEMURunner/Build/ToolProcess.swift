import Glibc

/// A program that takes part in a build, run to its end.
struct ToolProcess {
  /// Runs a program.
  ///
  /// - Parameters:
  ///   - name: The program, of the Swift toolchain, or its path.
  ///   - arguments: Its arguments.
  ///   - keepsOutput: Whether to return what it writes to standard output. It goes to standard error
  ///     otherwise, as this program's own standard output is for results.
  /// - Returns: The status, and what was kept.
  static func run(
    _ name: String,
    _ arguments: [String],
    keepsOutput: Bool = false
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
    let input = FileDescriptor(open("/dev/null", O_RDONLY | O_CLOEXEC))
    var pipe = try Pipe()
    let output = keepsOutput ? pipe.writing?.number ?? 2 : 2
    var process = try ChildProcess(
      path: path,
      arguments: arguments,
      environment: environment,
      descriptors: [input.number, output, 2]
    )
    pipe.closeWriting()
    var kept: [UInt8] = []
    if keepsOutput {
      _ = fcntl(pipe.reading.number, F_SETFL, 0)
      var buffer = [UInt8](repeating: 0, count: 65536)
      while true {
        let count = read(pipe.reading.number, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { break }
        kept += buffer.prefix(count)
      }
    }
    switch process.wait() {
    case .status(let status): return (status, kept)
    case .signal(let signal): return (128 + signal, kept)
    }
  }
}
