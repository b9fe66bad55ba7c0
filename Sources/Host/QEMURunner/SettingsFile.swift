/// The settings file of a package.
package enum SettingsFile {
  /// Its name.
  package static let name = "qemu-exit.yml"
}
