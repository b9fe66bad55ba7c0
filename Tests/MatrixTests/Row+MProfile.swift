import QEMURunner

extension Row {
  /// The M profile. The mode is `CONTROL`'s nPRIV and SPSEL, and 4 times the exception's number.
  static let mProfile: [Row] = Machine.catalogue.map(\.id)
    .filter(isMProfile)
    .flatMap(rows)

  /// Whether a machine of the catalogue is of the M profile.
  static func isMProfile(_ machine: String) -> Bool {
    machine.hasPrefix("armv6m-") || machine.hasPrefix("armv7em-")
  }

  private static func rows(_ machine: String) -> [Row] {
    // The security extension has a secure state, in which the processor starts.
    let isArmv8 = machine.hasSuffix("-an505")
    let state = isArmv8 ? ", secure" : ""
    var rows = [
      Row(
        machine: machine,
        place: .started,
        title: "Thread mode\(state)",
        kind: .started,
        proof: [(0, 0)]
      ),
      Row(
        machine: machine,
        place: .processStack,
        title: "Thread mode, process stack\(state)",
        kind: .otherLevel,
        proof: [(0, 2)]
      ),
      Row(
        machine: machine,
        place: .exceptionHandler,
        title: "Handler mode, handler of `svc`\(state)",
        kind: .exception,
        proof: [(0, 4 * 11)]
      ),
      Row(
        machine: machine,
        place: .interruptHandler,
        title: "Handler mode, interrupt 0\(state)",
        kind: .interrupt,
        proof: [(0, 4 * 16)]
      ),
      Row(
        machine: machine,
        place: .exhaustedStack,
        title: "Thread mode, 256 bytes of stack\(state)",
        kind: .stack,
        proof: [(0, 0)]
      ),
    ]
    // Cortex-M0 has no unprivileged mode.
    if machine != "armv6m-microbit" {
      rows += [
        Row(
          machine: machine,
          place: .user,
          title: "Unprivileged thread mode\(state), `userspace=on`",
          kind: .user,
          options: userspaceOn,
          proof: [(0, 1)]
        ),
        Row(
          machine: machine,
          place: .user,
          title: "Unprivileged thread mode\(state)",
          kind: .user,
          exceptions: withoutUserspace()
        ),
      ]
    }
    if isArmv8 {
      // By the functions of the C header, copied to memory that the state may use.
      rows += [
        Row(
          machine: machine,
          place: .nonSecure,
          title: "Thread mode, non-secure",
          kind: .otherLevel
        ),
        Row(
          machine: machine,
          place: .nonSecureHandler,
          title: "Handler mode, handler of `svc`, non-secure",
          kind: .exception
        ),
      ]
    }
    return rows
  }
}
