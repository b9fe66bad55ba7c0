import TestSupport

/// A way out: a column of the matrix.
enum Mechanism: String, CaseIterable, Codable, Sendable {
  case semihostingExtended = "SYS_EXIT_EXTENDED"
  case semihostingExit = "SYS_EXIT"
  case semihostingHLT = "SYS_EXIT_EXTENDED by HLT"
  case sifiveTest = "sifive_test"
  case htif = "HTIF"
  case debugExit = "isa-debug-exit"
  case debugExitHandle = "isa-debug-exit, handle"
  case psci = "PSCI"
  case sbi = "SBI SRST"
  case acpiPorts = "ACPI ports"
  case acpiEventDevice = "ACPI event device"

  /// What the probe is told to do.
  var action: ProbeAction {
    switch self {
    case .semihostingExtended: .semihostingExtended
    case .semihostingExit: .semihostingExit
    case .semihostingHLT: .semihostingHLT
    case .sifiveTest: .sifiveTest
    case .htif: .htif
    case .debugExit: .portableDebugExit
    case .debugExitHandle: .debugExit
    case .psci: .psci
    case .sbi: .sbi
    case .acpiPorts: .acpiPorts
    case .acpiEventDevice: .acpiEventDevice
    }
  }

  /// Whether it switches off and resets, instead of carrying a code.
  var isPowerControl: Bool {
    switch self {
    case .psci, .sbi, .acpiPorts, .acpiEventDevice: true
    default: false
    }
  }

  /// The codes at which something could change, on either side of what fits.
  var codes: [UInt32] {
    // Off and reset.
    if isPowerControl { return [0, 1] }
    switch self {
    case .debugExit, .debugExitHandle: return [0, 1, 13, 126, 256]
    default: return [0, 1, 13, 255, 256]
    }
  }

  /// The status of `qemu-exit run` for a code (Documentation/ABI/exit-codes.md).
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - bits: The width of the processor's registers.
  func status(for code: UInt32, bits: Int) -> Int32 {
    switch self {
    case .semihostingExtended, .semihostingHLT, .sifiveTest, .htif:
      code > 255 ? 255 : Int32(code)
    case .semihostingExit where bits == 64:
      code > 255 ? 255 : Int32(code)
    case .semihostingExit:
      code == 0 ? 0 : 1
    case .debugExit:
      code > 126 ? 127 : Int32(code)
    case .debugExitHandle:
      // 0 and what doesn't fit are the device's 0, which means failure.
      code == 0 || code > 126 ? 127 : Int32(code)
    case .psci, .sbi, .acpiPorts, .acpiEventDevice:
      126
    }
  }
}
