import QEMURunner

extension Machine {
  /// The machines of the catalogue that the QEMU of the tests can run: one that wants firmware
  /// can't be had everywhere.
  package static let available = catalogue.filter(Installation().canRun)
}
