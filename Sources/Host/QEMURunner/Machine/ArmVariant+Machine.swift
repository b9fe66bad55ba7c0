import ObjectFile

extension ArmVariant {
  /// Whether a machine of the catalogue is for programs of the variant.
  ///
  /// A Cortex-M33 is of the Armv8-M mainline, of which the baseline is a part: Arm, "Armv8-M Architecture
  /// Reference Manual", DDI 0553, A1.3.
  func isRun(by machine: Machine) -> Bool {
    switch self {
    case .armv4t, .armv6, .armv6m, .armv7, .armv7em: machine.triple.hasPrefix("\(rawValue)-")
    case .armv8mBaseline: machine.id == "armv6m-mps2-an505"
    case .armv8mMainline: machine.id == "armv7em-mps2-an505"
    case .armv8a: machine.id == "armv7-virt"
    case .armv7r, .armv8r, .armv8_1mMainline: false
    }
  }

  /// The processor that such programs need on their machine; nil for the machine's.
  var cpu: String? {
    switch self {
    // Armv7-A and what QEMU has of Armv8-A.
    case .armv8a: "max"
    default: nil
    }
  }

  /// What has QEMU run such programs, of which no machine of the catalogue is capable; nil if one is.
  var remedy: String? {
    switch self {
    case .armv7r: "--machine versatilepb --cpu cortex-r5"
    case .armv8r: "--machine mps3-an536 (QEMU 9.0 or later)"
    case .armv8_1mMainline: "--machine mps3-an547"
    case .armv4t, .armv6, .armv6m, .armv7, .armv7em, .armv8a, .armv8mBaseline, .armv8mMainline: nil
    }
  }
}
