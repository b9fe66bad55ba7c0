import HostSupport

/// A place in the source of tests.
public struct TestLocation: Codable, Equatable, Sendable {
  /// `MODULE/FILE.swift`, Swift's `#fileID`.
  public var fileID: String

  /// The line, from 1.
  public var line: Int

  /// The column, from 1.
  public var column: Int

  /// Describes a place.
  public init(fileID: String, line: Int, column: Int) {
    self.fileID = fileID
    self.line = line
    self.column = column
  }

  /// The module.
  public var module: String {
    String(fileID.prefix { $0 != "/" })
  }

  /// The file's name without folders.
  public var fileName: String { Path.name(fileID) }
}

extension TestLocation: CustomStringConvertible {
  /// For people: `RingTests.swift:12:4`.
  public var description: String { "\(fileName.onOneLine):\(line):\(column)" }
}
