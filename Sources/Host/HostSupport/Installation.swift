import Glibc

/// Where programs are looked for.
public struct Installation: Sendable {
  /// A folder with QEMU's programs that is looked in before `PATH`.
  public var folder: String?

  /// The value of `PATH`.
  public var searchPath: String

  /// - Parameters:
  ///   - folder: A folder that is looked in before `PATH`; by default that of `QEMU_EXIT_QEMU_DIR`.
  ///   - searchPath: Folders, separated by colons; by default those of `PATH`.
  public init(folder: String? = nil, searchPath: String? = nil) {
    self.folder = folder ?? ProcessEnvironment.value(of: "QEMU_EXIT_QEMU_DIR")
    self.searchPath = searchPath ?? ProcessEnvironment.value(of: "PATH") ?? ""
  }

  /// The path of a program, or nil if no folder has it.
  public func path(of program: String) -> String? {
    let folders = [folder].compactMap { $0 } + searchPath.split(separator: ":").map(String.init)
    return folders.lazy.map { "\($0)/\(program)" }.first(where: Self.isProgram)
  }

  /// The path of a program of the Swift toolchain: beside `swift`, or else in any folder. Systems
  /// have programs of the same names and other versions.
  public func toolchainPath(of program: String) -> String? {
    if let swift = path(of: "swift"), let real = Path.real(swift) {
      let path = "\(Path.folder(real))/\(program)"
      if Self.isProgram(path) { return path }
    }
    return path(of: program)
  }

  /// The path that a program has in the folder of this one, whether it is there or not.
  package static func path(besideThisProgram program: String) throws(FileError) -> String {
    guard let path = Path.real("/proc/self/exe") else {
      throw FileError(path: "/proc/self/exe", words: String(cString: strerror(errno)))
    }
    return "\(Path.folder(path))/\(program)"
  }

  /// Whether a path is that of a file that may be executed.
  package static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
