/// What `qemu-exit-settings` says about a file: its contents, or what is wrong with it.
package enum SettingsDocument: Codable, Equatable, Sendable {
  /// The value that it has.
  case value(SettingsNode)
  /// It isn't YAML: where, each from 1, and why.
  case error(line: Int, column: Int, words: String)
}
