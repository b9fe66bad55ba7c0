import HostSupport
import QEMURunner

extension Machine {
  /// The machines of the catalogue that the QEMU of the tests can run: one that wants firmware
  /// can't be had everywhere.
  package static let available = catalogue.filter(Installation().canRun)

  /// One machine of each architecture, for what `make demo` does on all of them, and for which
  /// machines make no difference that other tests don't see.
  package static func samples(of machines: [Machine]) -> [Machine] {
    machines.filter { machine in
      machines.first { $0.architecture == machine.architecture }?.id == machine.id
    }
  }
}
