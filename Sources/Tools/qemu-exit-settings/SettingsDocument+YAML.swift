#if CommandLineTool
  import BatchRunner
  import Foundation
  import Yams

  extension SettingsDocument {
    /// Reads YAML.
    init(yaml data: Data) {
      guard let text = String(data: data, encoding: .utf8) else {
        self = .error(line: 1, column: 1, words: "not UTF-8")
        return
      }
      do {
        // Values are taken as they're written: the reader of each key says what is a number.
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        guard let root = try parser.singleRoot() else {
          self = .error(line: 1, column: 1, words: "the file is empty")
          return
        }
        var room = Self.mostValues
        guard let value = SettingsNode(root, room: &room) else {
          self = .error(line: 1, column: 1, words: "more than \(Self.mostValues) values")
          return
        }
        self = .value(value)
      } catch {
        self.init(error, in: text)
      }
    }

    /// A few aliases can stand for more values than there's memory.
    private static let mostValues = 1_000_000

    private init(_ error: any Error, in text: String) {
      switch error as? YamlError {
      case .scanner(let context, let problem, let mark, _),
        .parser(let context, let problem, let mark, _),
        .composer(let context, let problem, let mark, _):
        let words = [problem, context?.text].compactMap(\.self).joined(separator: " ")
        self = .error(line: mark.line, column: mark.column, words: "not valid YAML: \(words)")
      case .duplicatedKeysInMapping(let keys, let context):
        let words = "the key '\(keys.first ?? "")' is there twice"
        self = .error(line: context.mark.line, column: context.mark.column, words: words)
      case .reader(let problem, let offset, _, _):
        let before = text.utf8.prefix(offset ?? 0)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
        self = .error(line: line, column: column, words: "not valid YAML: \(problem)")
      default:
        self = .error(line: 1, column: 1, words: "not valid YAML: \(error)")
      }
    }
  }

  extension SettingsNode {
    /// Takes over a value.
    ///
    /// - Parameter room: How many values there may still be. Nil is returned if there are more.
    fileprivate init?(_ node: Node, room: inout Int) {
      room -= 1
      guard room >= 0 else { return nil }
      var value = Value.text("", isPlain: true)
      switch node {
      case .scalar(let scalar): value = .text(scalar.string, isPlain: scalar.style == .plain)
      case .sequence(let sequence):
        var nodes: [SettingsNode] = []
        for node in sequence {
          guard let node = SettingsNode(node, room: &room) else { return nil }
          nodes.append(node)
        }
        value = .list(nodes)
      case .mapping(let mapping):
        var entries: [Entry] = []
        for (key, value) in mapping {
          guard let key = SettingsNode(key, room: &room),
            let value = SettingsNode(value, room: &room)
          else { return nil }
          entries.append(Entry(key: key, value: value))
        }
        value = .mapping(entries)
      // The parser puts what it stands for in its place.
      case .alias: break
      }
      self.init(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, value: value)
    }
  }
#endif
