/// A program of the Swift toolchain isn't installed.
public struct MissingProgramError: ToolError, Equatable {
  /// The program's name.
  public var name: String

  package init(_ name: String) {
    self.name = name
  }

  public var description: String {
    "\(name) is not in PATH. Install a Swift 6.3 toolchain (https://www.swift.org/install)"
  }
}
