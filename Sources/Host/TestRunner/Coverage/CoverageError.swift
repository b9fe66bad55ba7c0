import HostSupport

/// Why there is no report of coverage.
public enum CoverageError: ToolError, Equatable {
  /// The image wasn't built with coverage: its path.
  case notInstrumented(String)
  /// The image or what it counted isn't as the format says: what was found.
  case malformed(String)
  /// A program of the toolchain isn't there.
  case missingProgram(String)
  /// A program of the toolchain failed: its name and status.
  case failed(String, Int32)

  public var description: String {
    switch self {
    case .notInstrumented(let path): "\(path): not built for coverage; build it with --coverage"
    case .malformed(let what): "coverage: \(what)"
    case .missingProgram(let name):
      "\(name) is not in PATH. Install a Swift 6.3 toolchain (https://www.swift.org/install)"
    case .failed(let program, let status): "\(program) failed with status \(status)"
    }
  }
}
