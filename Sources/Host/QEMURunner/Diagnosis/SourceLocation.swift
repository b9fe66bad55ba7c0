import HostSupport

/// What of a program's source an address belongs to.
public struct SourceLocation: Equatable, Sendable {
  /// The function, demangled; of functions that were compiled into others the innermost.
  public var function: String

  /// The file's path, as the compiler was given it; nil if the image doesn't tell.
  public var file: String?

  /// The line, from 1; nil if the image doesn't tell, or if the compiler made the instruction for no
  /// line.
  public var line: Int?

  /// Describes a place.
  public init(function: String, file: String? = nil, line: Int? = nil) {
    self.function = function
    self.file = file
    self.line = line
  }
}

extension SourceLocation: CustomStringConvertible {
  /// For people: `Ring.push(_:) at Sources/Ring/Ring.swift:12`.
  public var description: String {
    // They are a stranger's.
    guard let file else { return function.onOneLine }
    return "\(function.onOneLine) at \(file.onOneLine)\(line.map { ":\($0)" } ?? "")"
  }
}
