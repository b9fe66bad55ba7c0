import FoundationEssentials
import Glibc
import HostSupport
import QEMURunner

/// A settings file: a project's machines and images, how each is run, and what is expected of it.
///
/// Source: `Documentation/ABI/settings.md`, version 1.
public struct Settings: Sendable {
  /// The images, in the file's order. No two have the same name. There are none if the file has only
  /// machines.
  public var runs: [PlannedRun]

  /// The names of the machines for which the package around the file is built; none if it doesn't
  /// say.
  public var machines: [String]

  /// The names of the package's targets that are for the host alone.
  public var hostTargets: [String]

  /// The file's path.
  public var file: String

  /// The name that a settings file has if nobody says.
  public static let standardName = SettingsFile.name

  /// The program that reads YAML. It is apart from what runs images: that would start later with a
  /// YAML library, and its file would be three times as large (Benchmarks/RESULTS.md).
  public static let parserName = "qemu-exit-settings"

  /// The variable that has the path of `qemu-exit-settings`. The plugin sets it: SwiftPM gives the
  /// programs that it builds for plugins other names.
  package static let parserVariable = "QEMU_EXIT_SETTINGS"

  /// The path of `qemu-exit-settings`: the variable's, or the one in this program's folder.
  static func parserPath() throws(FileError) -> String {
    if let path = ProcessEnvironment.value(of: parserVariable) { return path }
    return try Installation.path(besideThisProgram: parserName)
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: Its path. Paths in it are relative to its folder.
  ///   - parser: The path of `qemu-exit-settings`; nil for `QEMU_EXIT_SETTINGS`, or the one in this
  ///     program's folder.
  /// - Throws: `SettingsError`, or `FileError` if the file can't be read.
  public init(_ file: String, by parser: String? = nil) throws {
    let parser = try parser ?? Self.parserPath()
    let descriptor = FileDescriptor(open(file, O_RDONLY | O_CLOEXEC))
    guard descriptor.number >= 0 else {
      throw FileError(path: file, words: String(cString: strerror(errno)))
    }
    guard Installation.isProgram(parser) else {
      throw SettingsError(file: file, words: "\(parser), which reads it, isn't there. Install it")
    }
    let (status, output) = try ToolProcess.run(parser, [file], keepsOutput: true)
    guard status == 0 else {
      throw SettingsError(file: file, words: "\(parser) ended with status \(status)")
    }
    switch try JSONDecoder().decode(SettingsDocument.self, from: Data(output)) {
    case .value(let node): try self.init(node, of: file)
    case .error(let line, let column, let words):
      throw SettingsError(file: file, line: line, column: column, words: words)
    }
  }

  /// Reads a file's value.
  package init(_ node: SettingsNode, of file: String) throws(SettingsError) {
    let reader = SettingsReader(file: file)
    let entries = try reader.entries(
      node,
      "a settings file",
      keys: ["version", "machines", "host-targets", "defaults", "images"]
    )
    var defaults = PlannedRun(name: "", task: RunTask(image: ""))
    var images: SettingsNode?
    self.file = file
    machines = []
    hostTargets = []
    runs = []
    // The defaults come before the images, wherever they stand.
    for entry in entries {
      switch entry.key {
      case "version": _ = try reader.number(entry.value, "version", in: 1...1)
      case "machines": machines = try Self.machines(entry.value, by: reader)
      case "host-targets": hostTargets = try reader.texts(entry.value, "host-targets")
      case "defaults":
        try defaults.apply(entry.value, "defaults", keys: SettingsKey.common, by: reader)
      default: images = entry.value
      }
    }
    guard let images else {
      guard machines.isEmpty && hostTargets.isEmpty else { return }
      throw reader.error(node, "the key 'images' is missing, and so is 'machines'")
    }
    guard case .list(let nodes) = images.value, !nodes.isEmpty else {
      throw reader.error(images, "images must be a list: lines of - image: PATH")
    }
    var places: [String: Int] = [:]
    for node in nodes {
      var run = defaults
      run.origin = PlannedRun.Origin(file: file, line: node.line)
      if case .text = node.value {
        run.task.image = reader.path(try reader.text(node, "an image"))
      } else {
        try run.apply(node, "an image", keys: SettingsKey.allCases, by: reader)
      }
      guard !run.task.image.isEmpty else {
        throw reader.error(node, "the key 'image' is missing: the path of the image")
      }
      if run.name.isEmpty { run.name = run.task.image }
      if let line = places.updateValue(node.line, forKey: run.name) {
        throw reader.error(
          node,
          "the image in line \(line) has the same name, '\(run.name.onOneLine)'. Give each a 'name'"
        )
      }
      runs.append(run)
    }
  }

  /// The runs whose names match one of several patterns, in the file's order; all if there are no
  /// patterns.
  ///
  /// - Parameter patterns: Names, in which `*`, `?` and `[...]` are as in a shell; `*` includes `/`.
  /// - Throws: If nothing matches a pattern, or there's no image.
  public func runs(matching patterns: [String]) throws(SettingsError) -> [PlannedRun] {
    guard !runs.isEmpty else {
      throw SettingsError(file: file, words: "the key 'images' is missing: there's nothing to run")
    }
    for pattern in patterns where !runs.contains(where: { Self.matches($0, pattern) }) {
      let hint =
        Spelling.closest(to: pattern, in: runs.map(\.name))
        .map { ". Did you mean '\($0)'?" } ?? ""
      throw SettingsError(file: file, words: "no image is named '\(pattern)'\(hint)")
    }
    guard !patterns.isEmpty else { return runs }
    return runs.filter { run in patterns.contains { Self.matches(run, $0) } }
  }

  private static func matches(_ run: PlannedRun, _ pattern: String) -> Bool {
    run.name == pattern || fnmatch(pattern, run.name, 0) == 0
  }
}
