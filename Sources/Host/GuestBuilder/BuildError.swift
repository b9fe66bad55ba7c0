import HostSupport

/// Why a guest wasn't built.
public enum BuildError: ToolError, Equatable {
  /// The machine has no linker script: it isn't one of the catalogue's.
  case noLinkerScript(String)
  /// The folder has no package.
  case noPackage(String)
  /// The package has no executable product: its folder.
  case noExecutable(String)
  /// A program that took part in the build failed: what it did, its status.
  case failed(String, Int32)
  /// The program's output wasn't understood: the program.
  case notUnderstood(String)

  public var description: String {
    switch self {
    case .noLinkerScript(let id): "the machine '\(id)' has no linker script"
    case .noPackage(let path):
      "\(path): no Package.swift here. Give the package's folder: --package-path"
    case .noExecutable(let path): "\(path): the package has no executable product to build"
    case .failed(let what, let status): "\(what) failed with status \(status)"
    case .notUnderstood(let what): "\(what): can't make sense of its output"
    }
  }
}
