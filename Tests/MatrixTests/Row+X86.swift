extension Row {
  /// x86. The mode is the privilege level.
  static let x86: [Row] = ["x86_64", "i686"].flatMap { architecture in
    ["microvm", "pc", "q35"].flatMap { rows("\(architecture)-\($0)") }
  }

  private static func rows(_ machine: String) -> [Row] {
    let isLong = machine.hasPrefix("x86_64-")
    let mode = isLong ? "long mode" : "protected mode"
    let exceptions: [Mechanism: Reason] =
      machine.hasSuffix("-microvm") ? [.acpiPorts: .noPorts] : [.acpiEventDevice: .noEventDevice]
    var withOnePort = exceptions
    withOnePort[.acpiPorts] = .onlyOnePort
    var rows = [
      Row(
        machine: machine,
        place: .started,
        title: "Ring 0, \(mode)",
        kind: .started,
        proof: [(0, 0)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .user,
        title: "Ring 3, I/O permission bitmap",
        kind: .user,
        proof: [(0, 3)],
        exceptions: withOnePort
      ),
      Row(
        machine: machine,
        place: .userByIOPL,
        title: "Ring 3, IOPL 3",
        kind: .user,
        proof: [(0, 3)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .exceptionHandler,
        title: "Ring 0, exception handler",
        kind: .exception,
        proof: [(0, 0)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .interruptHandler,
        title: "Ring 0, interrupt handler",
        kind: .interrupt,
        proof: [(0, 0)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .exhaustedStack,
        title: "Ring 0, 256 bytes of stack",
        kind: .stack,
        proof: [(0, 0)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .secondCore,
        title: "Ring 0, second processor",
        kind: .secondCore,
        options: twoCores,
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .bothCores,
        title: "Ring 0, two processors at once",
        kind: .bothCores,
        options: twoCores,
        exceptions: exceptions
      ),
    ]
    // Long mode has translation always on.
    if !isLong {
      rows.append(
        Row(
          machine: machine,
          place: .translationOn,
          title: "Ring 0, protected mode, paging on",
          kind: .translation,
          proof: [(0, 0)],
          exceptions: exceptions
        )
      )
    }
    return rows
  }
}
