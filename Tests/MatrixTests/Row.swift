import ObjectFile
import QEMURunner
import TestSupport

/// A machine, and where on it the program is: a row of the matrix.
struct Row: Sendable {
  /// The machine's name in the catalogue.
  var machine: String

  /// Where the program is.
  var place: Place

  /// The same in the words of the architecture.
  var title: String

  /// What kind of place it is, for the summary.
  var kind: Kind

  /// What `qemu-exit run` is told.
  var options: [String] = []

  /// Whether the image is built for T32.
  var isT32 = false

  /// Whether PSCI is called by `smc`, not by `hvc`.
  var callsMonitor = false

  /// What the probe says of the processor's mode there: what it is asked, and the status that
  /// follows. Empty where nothing can be said.
  var proof: [(asked: UInt32, status: Int32)] = []

  /// The ways out that can't work here, or only in part.
  var exceptions: [Mechanism: Reason] = [:]

  /// The kinds of places that the summary tells apart.
  enum Kind: String, CaseIterable {
    case started = "as started"
    case otherLevel = "other level or state"
    case user = "user mode"
    case exception = "exception handler"
    case interrupt = "interrupt handler"
    case stack = "256 bytes of stack"
    case translation = "translation switched"
    case secondCore = "second core"
    case bothCores = "two cores at once"
  }

  /// The architecture of the machine.
  var architecture: Architecture {
    Machine.catalogue.first { $0.id == machine }?.architecture ?? .aarch64
  }

  /// The width of its registers.
  var bits: Int {
    switch architecture {
    case .aarch64, .riscv64, .x86_64: 64
    case .arm, .riscv32, .i686: 32
    }
  }

  /// The ways out that exist on the architecture: the row's columns.
  var mechanisms: [Mechanism] {
    switch architecture {
    case .aarch64:
      [.semihostingExtended, .semihostingExit, .psci]
    case .arm where Self.isMProfile(machine):
      [.semihostingExtended, .semihostingExit]
    case .arm:
      [.semihostingExtended, .semihostingExit, .semihostingHLT, .psci]
    case .riscv64, .riscv32:
      [.semihostingExtended, .semihostingExit, .sifiveTest, .htif, .sbi]
    case .x86_64, .i686:
      [.debugExit, .debugExitHandle, .acpiPorts, .acpiEventDevice]
    }
  }

  /// The reason that applies to a way out, if any.
  func reason(for mechanism: Mechanism) -> Reason? {
    if let reason = exceptions[mechanism] { return reason }
    return mechanism == .semihostingExit && bits == 32 ? .noCodeOn32Bits : nil
  }

  /// All rows.
  static let all = aarch64 + aProfile + mProfile + riscv + x86

  /// What can't work in user mode without ``userspaceOn``: semihosting, and what couldn't before.
  static func withoutUserspace(_ exceptions: [Mechanism: Reason] = [:]) -> [Mechanism: Reason] {
    var exceptions = exceptions
    for mechanism in [Mechanism.semihostingExtended, .semihostingExit, .semihostingHLT] {
      exceptions[mechanism] = .userspaceIsOff
    }
    return exceptions
  }

  static let userspaceOn = ["--qemu-arg=-semihosting-config", "--qemu-arg=userspace=on"]
  static let twoCores = ["--smp", "2"]

  static func machineOption(_ option: String) -> [String] {
    ["--qemu-arg=-machine", "--qemu-arg=\(option)"]
  }
}
