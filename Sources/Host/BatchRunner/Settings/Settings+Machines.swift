import Glibc
import HostSupport
import QEMURunner

extension Settings {

  /// The settings file of a package; nil if it has none.
  ///
  /// - Throws: `SettingsError` or `FileError` if it can't be read.
  package static func file(of package: String) throws -> Settings? {
    let file = "\(package)/\(standardName)"
    return access(file, F_OK) == 0 ? try Settings(file) : nil
  }

  /// The machines for which a package is built.
  ///
  /// - Parameters:
  ///   - names: Names from the catalogue, or `all`; none for those of the package's settings file,
  ///     and without one `aarch64-virt`.
  ///   - package: The package's folder.
  /// - Throws: `MachineError` for an unknown name, beside `all`, too; `SettingsError` or `FileError` if the settings
  ///   file can't be read.
  public static func machines(named names: [String], for package: String) throws -> [Machine] {
    var names = names
    if names.isEmpty { names = try file(of: package)?.machines ?? [] }
    if names.isEmpty { names = [Machine.defaultID] }
    return try Machine.named(names)
  }

  /// Reads the names of machines, each of which must be known.
  package static func machines(
    _ node: SettingsNode,
    by reader: SettingsReader
  ) throws(SettingsError) -> [String] {
    let names = try reader.texts(node, "machines")
    let known = Machine.catalogue.map(\.id) + [Machine.all]
    for name in names where !known.contains(name) {
      let hint = Spelling.closest(to: name, in: known).map { ". Did you mean '\($0)'?" }
      throw reader.error(
        node,
        "no machine is called '\(name.onOneLine)'\(hint ?? ". See `qemu-exit machines`")"
      )
    }
    return names
  }
}
