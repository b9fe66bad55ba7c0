import HostSupport

/// A command to GitHub Actions, in a line of a step's output.
///
/// Source: "Workflow commands for GitHub Actions",
/// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands; the escapes
/// are those of `@actions/core`, `packages/core/src/command.ts`.
public struct WorkflowCommand: Equatable, Sendable {
  private let name: String
  private let properties: [(key: String, value: String)]
  private let message: String

  private init(_ name: String, _ properties: [(key: String, value: String)] = [], _ message: String)
  {
    self.name = name
    self.properties = properties
    self.message = message
  }

  /// Whether two commands are the same line.
  public static func == (left: Self, right: Self) -> Bool { left.line == right.line }

  /// A failure or a warning at a place in a file.
  public static func annotation(
    isError: Bool,
    title: String,
    file: String?,
    line: Int?,
    message: String
  ) -> WorkflowCommand {
    var properties: [(key: String, value: String)] = []
    if let file { properties.append(("file", file)) }
    if let line, file != nil { properties.append(("line", "\(line)")) }
    properties.append(("title", title))
    return WorkflowCommand(isError ? "error" : "warning", properties, message)
  }

  /// Has lines that follow taken for text, until ``resume(_:)``.
  public static func stop(_ token: String) -> WorkflowCommand {
    WorkflowCommand("stop-commands", [], token)
  }

  /// Has commands taken for commands again.
  public static func resume(_ token: String) -> WorkflowCommand {
    WorkflowCommand(token, [], "")
  }

  /// A word that nobody guesses.
  public static func token() -> String {
    (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }
      .joined(separator: "-")
  }

  /// The line, without what ends it.
  public var line: String {
    let list = properties.map { "\($0.key)=\(Self.escaped($0.value, inProperty: true))" }
    return "::\(name)\(list.isEmpty ? "" : " " + list.joined(separator: ","))::"
      + Self.escaped(message)
  }

  private static func escaped(_ text: String, inProperty: Bool = false) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where inProperty: result += "%3A"
      case "," where inProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
