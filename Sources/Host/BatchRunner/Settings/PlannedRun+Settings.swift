import HostSupport
import ObjectFile
import QEMURunner
import Sandbox

extension PlannedRun {
  /// Takes over what a mapping in a settings file says.
  package mutating func apply(
    _ node: SettingsNode,
    _ what: String,
    keys: [SettingsKey],
    by reader: SettingsReader
  ) throws(SettingsError) {
    for entry in try reader.entries(node, what, keys: keys.map(\.rawValue)) {
      // The reader has checked it.
      guard let key = SettingsKey(rawValue: entry.key) else { continue }
      try apply(key, entry.value, by: reader)
    }
  }

  private mutating func apply(
    _ key: SettingsKey,
    _ node: SettingsNode,
    by reader: SettingsReader
  ) throws(SettingsError) {
    let name = key.rawValue
    switch key {
    case .image: task.image = reader.path(try reader.text(node, name))
    case .name: self.name = try reader.text(node, name)
    case .machine: task.machine = try reader.text(node, name)
    case .arch: task.architecture = try reader.choice(node, name) as Architecture
    case .boot: task.boot = try reader.choice(node, name) as Machine.Boot
    case .cpu: task.options.cpu = try reader.text(node, name)
    case .memory: task.options.memory = try reader.text(node, name)
    case .smp: task.options.processors = try reader.number(node, name, in: 1...Int.max)
    case .initrd:
      task.options.initrd = try reader.text(node, name)
      task.options.initrdFolder = reader.path(".")
    case .append: task.options.append = try reader.text(node, name)
    case .arguments: task.options.guestArguments = try reader.texts(node, name)
    case .stdin: input = reader.path(try reader.text(node, name))
    case .stdinChannel: task.options.input = try reader.choice(node, name) as GuestInput
    case .expect:
      let text = try reader.text(node, name)
      guard let end = Expectation.End(text) else {
        let words = ExpectedVerdict.allCases.map(\.rawValue)
        let hint =
          Spelling.closest(to: text, in: words).map { ". Did you mean '\($0)'?" } ?? ""
        throw reader.error(
          node,
          "expect must be a code, 0 to 255, or one of \(words.joined(separator: ", "))\(hint)"
        )
      }
      expectation.end = end
    case .console: expectation.console = try patterns(node, by: reader)
    case .timeout:
      guard let limit = TimeLimit(try reader.text(node, name)) else {
        throw reader.error(node, "timeout must be a time: 500ms, 30s, 2m; 0 for ever")
      }
      task.options.timeout = limit.duration
    case .outputLimit: task.options.outputLimit = try reader.size(node, name)
    case .memoryLimit: task.options.memoryLimit = try reader.size(node, name)
    case .fileSizeLimit: task.options.fileSizeLimit = try reader.size(node, name)
    case .filesLimit: task.options.filesLimit = try reader.size(node, name)
    case .retries: retries = try reader.number(node, name, in: 0...100)
    case .shares:
      task.options.confinement.shares = try reader.texts(node, name).map {
        text throws(SettingsError) in
        guard var share = Confinement.Share(text) else {
          throw reader.error(node, "each of shares must be a folder, or FOLDER:ro")
        }
        share.path = reader.path(share.path)
        return share
      }
    case .qemuArguments: task.options.qemuArguments = try reader.texts(node, name)
    case .successStatus:
      let status = try reader.number(node, name, in: 3...255)
      guard status & 1 == 1 else { throw reader.error(node, "success-status must be odd") }
      task.options.successStatus = Int32(status)
    }
  }

  /// One pattern, or several.
  private func patterns(
    _ node: SettingsNode,
    by reader: SettingsReader
  ) throws(SettingsError) -> [ConsolePattern] {
    let nodes = if case .list(let nodes) = node.value { nodes } else { [node] }
    return try nodes.map { node throws(SettingsError) in
      do {
        return try ConsolePattern(try reader.text(node, "each of console"))
      } catch let error as ConsolePattern.SyntaxError {
        throw reader.error(node, "console: \(error)")
      } catch let error as SettingsError {
        throw error
      } catch {
        throw reader.error(node, "\(error)")
      }
    }
  }
}

extension SettingsReader {
  /// A path, relative to the file's folder.
  package func path(_ path: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return file[...slash] + path
  }

  /// A number of bytes; nil for any.
  package func size(_ node: SettingsNode, _ key: String) throws(SettingsError) -> Int? {
    guard let count = ByteCount(try text(node, key)) else {
      throw error(node, "\(key) must be a number of bytes: 65536, 64KiB, 10MiB; 0 for any")
    }
    return count.bytes
  }
}
